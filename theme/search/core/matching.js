// Recognises the messages that pages declare, whatever surrounds them.
//
// Every template is entered under one run of six characters of its text, the rarest among all
// templates. One pass over the paste with a rolling hash meets these runs; where one is met, the whole
// template is compared. So the work grows with the length of the paste and not with the number of templates.

import { BREAK } from "./canonical.js";
import { hitOf } from "./fit.js";
import { latest } from "./overlaps.js";
import { RUN } from "./templates.js";

const GAP = 500; // canonical characters that a placeholder may stand for
const TRIES = 1_000; // comparisons of one template in one paste
const BASE = 0x01000193;

/** Enter all templates under a run of their text; returns what `find` asks. */
export function enter(templates) {
  const counts = new Map();
  const runsOf = templates.map((template) => runs(template));
  for (const list of runsOf) for (const run of list) counts.set(run.hash, (counts.get(run.hash) ?? 0) + 1);
  const byHash = new Map();
  const present = new Uint8Array(0x10000);
  const whole = new Map();
  templates.forEach((template, id) => {
    const rarest = runsOf[id].reduce(
      (best, run) => (!best || counts.get(run.hash) < counts.get(best.hash) ? run : best),
      null,
    );
    if (!rarest) {
      const text = template.literals.map((literal) => literal.text).join("");
      if (text && !template.needsType) whole.set(text, [...(whole.get(text) ?? []), id]);
      return;
    }
    const entry = { id, segment: rarest.segment, offset: rarest.offset };
    present[rarest.hash & 0xffff] = 1;
    if (byHash.has(rarest.hash)) byHash.get(rarest.hash).push(entry);
    else byHash.set(rarest.hash, [entry]);
  });
  return { templates, byHash, present, whole };
}

function runs(template) {
  const found = [];
  template.literals.forEach(({ text }, segment) => {
    for (let offset = 0; offset + RUN <= text.length; offset++) {
      let hash = 0;
      for (let index = offset; index < offset + RUN; index++)
        hash = (Math.imul(hash, BASE) + text.charCodeAt(index)) | 0;
      found.push({ hash, segment, offset });
    }
  });
  return found;
}

const LEAVING = (() => {
  let power = 1;
  for (let index = 1; index < RUN; index++) power = Math.imul(power, BASE);
  return power;
})();

/**
 * Find the templates in a paste that `canonicalLines` made.
 *
 * `work`, if given, is an object whose `compared` counts the comparisons made. Returns hits `{template, from,
 * to, line, lastLine, start, end, size}`: canonical bounds, the lines it begins and ends on, columns of the first
 * of these, and how much of it is literal text.
 */
export function find(entered, paste, lines, work = { compared: 0 }) {
  const hits = [];
  const tries = new Map();
  const { codes } = paste;
  let hash = 0;
  let filled = 0;
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index];
    if (code === 10) {
      hash = filled = 0;
      continue;
    }
    if (filled === RUN) hash = (hash - Math.imul(codes[index - RUN], LEAVING)) | 0;
    else filled += 1;
    hash = (Math.imul(hash, BASE) + code) | 0;
    if (filled < RUN || !entered.present[hash & 0xffff]) continue;
    for (const entry of entered.byHash.get(hash) ?? []) {
      const made = tries.get(entry.id) ?? 0;
      if (made >= TRIES) continue;
      tries.set(entry.id, made + 1);
      work.compared += 1;
      const hit = compare(entered.templates[entry.id], entry, paste, index - RUN + 1, lines);
      if (hit) hits.push(hit);
    }
  }
  return latest([...hits, ...wholeLines(entered, paste, lines)]);
}

function compare(template, entry, paste, runAt, lines) {
  const { text } = paste;
  const { literals } = template;
  let from = runAt - entry.offset;
  if (from < 0 || !text.startsWith(literals[entry.segment].text, from)) return null;
  let to = from + literals[entry.segment].text.length;
  for (let index = entry.segment; index > 0 && from >= 0; index--) from = before(text, literals, index, from);
  if (from < 0) return null;
  for (let index = entry.segment + 1; index < literals.length && to >= 0; index++)
    to = behind(text, literals, index, to);
  if (to < 0) return null;
  const letters = to - from - literals.reduce((sum, literal) => sum + literal.text.length, 0);
  const gaps = literals.filter(({ gap, newline }, index) => index && gap && !newline).length;
  return hitOf(template, paste, from, to, lines, letters < gaps);
}

function before(text, literals, index, from) {
  const wanted = literals[index - 1].text;
  if (!literals[index].gap) return text.startsWith(wanted, from - wanted.length) ? from - wanted.length : -1;
  const low = Math.max(0, from - GAP - wanted.length);
  const found = text.slice(low, from).lastIndexOf(wanted);
  if (found < 0 || !isGap(text, low + found + wanted.length, from, literals[index].newline)) return -1;
  return low + found;
}

function behind(text, literals, index, to) {
  const { text: wanted, gap, newline } = literals[index];
  if (!gap) return text.startsWith(wanted, to) ? to + wanted.length : -1;
  const found = text.slice(to, to + GAP + wanted.length).indexOf(wanted);
  if (found < 0 || !isGap(text, to, to + found, newline)) return -1;
  return to + found + wanted.length;
}

function isGap(text, from, to, newline) {
  const gap = text.slice(from, to);
  return newline ? gap === "" || gap === BREAK : !gap.includes(BREAK);
}

/** Messages too short to be looked for anywhere count where they are a whole line. */
function* wholeLines(entered, paste, lines) {
  if (!entered.whole.size) return;
  let from = 0;
  for (const text of paste.text.split(BREAK)) {
    if (text && text.length < 40) {
      for (const id of entered.whole.get(text) ?? []) {
        const hit = hitOf(entered.templates[id], paste, from, from + text.length, lines);
        if (hit) yield hit;
      }
    }
    from += text.length + 1;
  }
}
