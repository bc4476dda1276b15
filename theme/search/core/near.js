// Finds the message that a line nearly is: reworded in another version, mistyped, or cut off.

import { align } from "./align.js";
import { parts } from "./templates.js";
import { isStop, words } from "./words.js";

const WORDS = 40; // of a line or a template that are compared
const CANDIDATES = 12; // templates compared with one line
const COMMON = 2_000; // a word in more templates than this leads to none

/** Prepare the templates that `compile` made. */
export function prepare(templates) {
  const byWord = new Map();
  const entries = templates.map((template) => {
    const literal = parts(template.message)
      .map((part) => part.literal ?? " … ")
      .join("");
    const found = words(literal, WORDS);
    return {
      template,
      words: found.map(({ word }) => word),
      names: found.map(({ start }) => isQuoted(literal, start)),
    };
  });
  entries.forEach((entry, id) => {
    for (const word of new Set(entry.words)) {
      if (byWord.has(word)) byWord.get(word).push(id);
      else byWord.set(word, [id]);
    }
  });
  const weightOf = (word) => {
    const spread = Math.log(1 + (byWord.get(word)?.length ?? 1)) / Math.log(2 + entries.length);
    return (Math.min(word.length, 8) / 8) * (isStop(word) ? 0.35 : 1) * (1.1 - 0.8 * spread);
  };
  for (const entry of entries) {
    entry.weights = entry.words.map(weightOf);
    entry.total = sum(entry.weights);
    entry.telling = entry.words.filter((word) => !isStop(word)).length;
  }
  return { entries, byWord, weightOf };
}

/** Tell whether a word stands within quotes: then it is a name, and another name is another message. */
function isQuoted(text, at) {
  return (
    /['"`](?:[\w.-]*\.)?$/.test(text.slice(Math.max(0, at - 40), at)) &&
    !/\w['`]$/.test(text.slice(Math.max(0, at - 2), at))
  );
}

/**
 * Return what a text is nearly: `[{template, likeness, start, end, evidence, isEnough}]`, the likest first.
 *
 * `likeness` is from 0 to 1; `start` and `end` are bounds in the text; `evidence` is how many
 * telling words agree, and `isEnough` whether so many are no accident.
 */
export function nearest(prepared, text, type = null) {
  const own = words(text, WORDS);
  const found = [];
  for (const id of candidates(prepared, own)) {
    const near = likeness(prepared, prepared.entries[id], own, type);
    if (near) found.push(near);
  }
  return found.sort((a, b) => b.likeness - a.likeness || b.evidence - a.evidence);
}

function candidates({ byWord, weightOf }, own) {
  const scores = new Map();
  for (const word of new Set(own.map(({ word }) => word))) {
    const ids = byWord.get(word);
    if (!ids || ids.length > COMMON) continue;
    const weight = weightOf(word);
    for (const id of ids) scores.set(id, (scores.get(id) ?? 0) + weight);
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, CANDIDATES)
    .map(([id]) => id);
}

function likeness({ weightOf }, entry, own, type) {
  const pairs = align(entry, own);
  if (pairs.length < 2 && entry.words.length > 1) return null;
  const agreed = sum(pairs.map(([theirs, , same]) => entry.weights[theirs] * same));
  const telling = pairs.filter(([theirs]) => !isStop(entry.words[theirs])).length;
  const first = pairs[0][1];
  const last = pairs[pairs.length - 1][1];
  const between = sum(own.slice(first, last + 1).map(({ word }) => weightOf(word)));
  const covered = agreed / entry.total;
  const density = Math.min(1, agreed / between);
  const cut = pairs[pairs.length - 1][1] === own.length - 1 ? pairs[pairs.length - 1][0] : Infinity;
  let value = covered * (0.75 + 0.25 * density) * (1 - 0.5 * lostNames(entry, pairs, cut));
  if (isCutOff(entry, own, pairs)) value = Math.max(value, 0.78);
  if (type && entry.template.shortType) value *= type === entry.template.shortType ? 1.08 : 0.85;
  return {
    template: entry.template,
    likeness: Math.min(1, value),
    start: own[first].start,
    end: own[last].end,
    evidence: telling,
    isEnough: telling >= Math.min(3, Math.max(2, entry.telling)),
  };
}

/** The part, from 0 to 1, of the quoted names that did not agree, up to where the text was cut off. */
function lostNames({ names, weights }, pairs, cut) {
  const agreed = new Set(pairs.map(([theirs]) => theirs));
  const wanted = [...names.keys()].filter((place) => names[place] && place <= cut);
  const all = sum(wanted.map((place) => weights[place]));
  return all ? sum(wanted.filter((place) => !agreed.has(place)).map((place) => weights[place])) / all : 0;
}

/** Tell whether the text is the beginning of the message, long enough to be no accident. */
function isCutOff(entry, own, pairs) {
  const telling = pairs.filter(([theirs]) => !isStop(entry.words[theirs])).length;
  const [theirs, ours] = pairs[pairs.length - 1];
  return (
    telling >= 2 &&
    pairs.length >= 3 &&
    pairs.length >= 0.9 * own.length &&
    ours === own.length - 1 &&
    theirs <= pairs.length
  );
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
