// Weighs what the lines of a paste say for a page: a declared message, something near one, or the
// type of an exception alone.

import { nearest } from "./near.js";
import { largest, withoutOtherWays } from "./overlaps.js";
import { alikeness, FIT, fitOf, relativeOf } from "./places.js";
import { isAlarming } from "./records.js";
import { shortName } from "./templates.js";
import { KIND } from "./traceback.js";

const NEAR_LINES = 12; // lines of one paste that are compared with every message
const NEAR_FROM = 0.55; // likeness below which a line says nothing
const NEAR_CONFIDENT = 0.76;
const SHORT_LOG = 6; // in a paste of so few lines each may be a message

// The deepest cause beats what was raised because of it; what Python says happened while an
// exception was handled is as often a detour as a cause.
const ROLES = { cause: 30, member: 15, raised: 8, context: 4, printed: 0 };
const LONG = 24; // canonical characters from which a message is no accident
const DOUBT = 50;
const QUOTING = 24; // a log record that repeats the message of an exception tells more than its type: who caught it
const IN_CODE = -30; // a message in a line of source may be one that was not raised
const CUT_OFF = 70;
const SAME_WAY = 12;
const ALIKE = 4; // what more of the same way than its end tells
const SHARED = 3; // pages of one way at most
const OWN = 10; // what the package itself raised tells more than what a server or another package made of it
const FRAMING = -40; // what a server logs around an exception says less than that

/** Weigh the templates found in a paste; `known` numbers the frames that the index knows. */
export function messages(hits, lines, kinds, exceptions, known, ownPackage) {
  const isFramed = exceptions.some(({ role }) => role !== "printed");
  const kept = chosen(hits, exceptions, known);
  return kept.map((hit) => {
    const { template, exception, fit } = hit;
    const agreement = typeAgreement(template, exception, lines[hit.line].text);
    const alone = aloneness(hit, lines, exception);
    const isDoubtful = doubtful(template, agreement, alone);
    const quoted = exception ? null : quotedException(hit, lines, kinds, exceptions);
    // A type alone, such as CancelledError, is what follows from the other exceptions of a paste.
    const follows = exception && !template.type && template.isGeneric && exceptions.length > 1;
    const isFraming = isFramed && template.isLogged && !quoted && (!exception || follows);
    const isCode = kinds[hit.line] === KIND.code && !lines[hit.line].text.includes(`${template.shortType}: `);
    return {
      kind: "message",
      page: template.page,
      score:
        100 +
        Math.min(30, hit.size / 2) +
        { same: 10, none: 0, differs: -20 }[agreement] +
        (fit === FIT.same ? SAME_WAY + ALIKE * alikeness(template.places, exception, known) : 0) +
        (fit === FIT.same && isOwn(exception, ownPackage) ? OWN : 0) +
        6 * (alone.begins + alone.ends) +
        (isCode ? IN_CODE : roleBonus(exception ?? quoted)) +
        (quoted || (isCaught(hit, kept) && alone.begins) ? QUOTING : 0) +
        recency(hit.line, lines) +
        (isFraming ? FRAMING : 0) -
        (isDoubtful || fit === FIT.elsewhere ? DOUBT : 0),
      confident: !(isDoubtful || isFraming || isCode || relativeOf(exception)) && isTelling(template, fit, agreement),
      elsewhere: fit === FIT.elsewhere,
      relative: relativeOf(exception),
      line: hit.line,
      start: hit.start,
      end: hit.end,
      matched: template.message,
      places: template.places,
      frames: exception?.frames ?? [],
    };
  });
}

function isOwn({ frames, byReader }, ownPackage) {
  return !byReader && Boolean(frames.at(-1)?.startsWith(`${ownPackage}/`));
}

/** Of hits that share text choose by the ways of their exceptions, and then by how much of the text is theirs. */
function chosen(hits, exceptions, known) {
  const fitted = hits.map((hit) => {
    const exception = exceptionAt(exceptions, hit, hit.template);
    return { ...hit, exception, fit: fitOf(hit.template.places, exception, known) };
  });
  const isElsewhere = ({ fit }) => fit === FIT.elsewhere;
  const telling = fitted.filter(({ template, exception, fit }) => {
    return !template.isBare || (fit === FIT.same && !exception.message);
  });
  return largest(withoutOtherWays(telling, isElsewhere, ({ fit }) => fit > FIT.unknown));
}

/** Tell whether a log record ends with another message: who caught it tells more than what was caught. */
function isCaught({ template, exception, line, end, to }, kept) {
  return (
    template.isOpen &&
    template.isLogged &&
    !exception &&
    kept.some((other) => other.line === line && other.from >= to && other.start <= end)
  );
}

/** A message that anybody's code may raise tells only where it came the same way. */
function isTelling({ isGeneric }, fit, agreement) {
  return isGeneric ? fit === FIT.same : fit !== FIT.elsewhere && agreement !== "differs";
}

/** Tell whether a message begins and ends where its exception, or its log record, does. */
function aloneness(hit, lines, exception) {
  const { text, at } = lines[hit.line];
  const from = exception?.message ? Math.max(at, text.indexOf(exception.message)) : at;
  const to = exception?.message ? from + exception.message.length : text.length;
  const before = text.slice(from, hit.start).replace(exception ? exception.type : "", "");
  return {
    begins: !/\w/.test(before) || hit.template.pieces[0].gap === true || /["'(`]$/.test(before),
    ends: hit.lastLine > hit.line || !/\w/.test(text.slice(hit.end, to)) || /^["')`]/.test(text.slice(hit.end)),
  };
}

/** A short message counts where it stands alone, or behind its own exception type. */
function doubtful(template, agreement, alone) {
  if (template.needsType) return agreement !== "same";
  if (template.length >= LONG) return false;
  if (agreement === "differs") return true;
  return agreement === "none" && !(alone.begins && alone.ends) && template.type !== null;
}

function exceptionAt(exceptions, hit, template) {
  const here = exceptions.filter((exception) => exception.line === hit.line);
  return here.find((exception) => shortName(exception.type) === template.shortType) ?? here[0] ?? null;
}

/** Return the exception whose message, if it is no accident, ends a log record. */
function quotedException(hit, lines, kinds, exceptions) {
  if (kinds[hit.line] !== KIND.text) return null;
  const record = lines[hit.line].text.slice(0, hit.end);
  return exceptions.find(({ message }) => message?.length >= LONG && record.endsWith(message)) ?? null;
}

function typeAgreement(template, exception, text) {
  if (!template.shortType) return "none";
  if (exception) return shortName(exception.type) === template.shortType ? "same" : "differs";
  return text.includes(template.shortType) ? "same" : "none";
}

function roleBonus(exception) {
  return exception ? ROLES[exception.role] + 2 * Math.min(exception.depth, 5) : 0;
}

/** Of equals the later line counts: a log ends with what matters now. */
function recency(line, lines) {
  return line / (lines.length + 1) / 2;
}

/** Weigh the lines that no template fits, by how near they are to one. */
export function nearMisses(prepared, lines, kinds, exceptions, hits, known) {
  const taken = new Set(hits.flatMap((hit) => [hit.line, hit.lastLine]));
  const found = [];
  for (const { line, from, to, exception } of candidates(lines, kinds, exceptions, taken)) {
    const text = lines[line].text.slice(from, to);
    const type = exception ? shortName(exception.type) : null;
    for (const near of nearest(prepared, text, type).slice(0, 3)) {
      if (near.likeness < NEAR_FROM) continue;
      found.push({
        kind: "near",
        page: near.template.page,
        score: 35 + 55 * near.likeness + (roleBonus(exception) - 8) / 3 + recency(line, lines),
        confident:
          near.likeness >= NEAR_CONFIDENT &&
          near.isEnough &&
          isTelling(
            near.template,
            fitOf(near.template.places, exception, known),
            typeAgreement(near.template, exception, text),
          ),
        line,
        start: from + near.start,
        end: from + near.end,
        matched: near.template.message,
      });
    }
  }
  return found;
}

/** Return the parts of lines that may be a message: exceptions first, then alarming log lines. */
function candidates(lines, kinds, exceptions, taken) {
  const found = [];
  const seen = new Set();
  const offer = (line, exception = null) => {
    if (taken.has(line) || seen.has(line) || found.length >= NEAR_LINES) return;
    seen.add(line);
    const { text, at } = lines[line];
    const from = exception?.message ? Math.max(at, text.indexOf(exception.message)) : at;
    if (text.length > from + 3) found.push({ line, from, to: Math.min(text.length, from + 400), exception });
  };
  for (const exception of [...exceptions].reverse()) if (exception.message) offer(exception.line, exception);
  for (let line = lines.length - 1; line >= 0; line--) {
    if (kinds[line] === KIND.text && (isAlarming(lines[line]) || lines.length <= SHORT_LOG)) offer(line);
  }
  return found;
}

/** Collect which pages declare which exception type: `short name -> [{type, page}]`. */
export function typesOf(templates) {
  const types = new Map();
  for (const { type, shortType, page } of templates) {
    if (!type) continue;
    const entries = types.get(shortType) ?? [];
    if (!entries.some((entry) => entry.page === page && entry.type === type)) entries.push({ type, page });
    types.set(shortType, entries);
  }
  return types;
}

/** Weigh the types of the exceptions, whatever their messages. */
export function exceptionTypes(types, exceptions, lines, ownPackage) {
  const found = [];
  for (const { type, line } of exceptions) {
    const entries = (types.get(shortName(type)) ?? []).filter((entry) => isSameType(entry.type, type));
    const pages = new Set(entries.map((entry) => entry.page));
    for (const entry of entries) {
      // A type of the package is telling; a built-in one only breaks ties.
      const isOwn = entry.type.startsWith(`${ownPackage}.`);
      const start = Math.max(0, lines[line].text.indexOf(type));
      found.push({
        kind: "exception",
        page: entry.page,
        score: (isOwn ? 60 : 12) / pages.size + recency(line, lines),
        confident: isOwn && pages.size === 1,
        line,
        start,
        end: Math.min(lines[line].text.length, start + type.length),
        matched: entry.type,
      });
    }
  }
  return found;
}

/** Collect where Lilya raised what the pages that show it do not declare: `type and frame -> [{page, place}]`. */
export function waysOf(pages, frames) {
  const ways = new Map();
  pages.forEach(({ undeclared = [] }, page) => {
    for (const place of undeclared) {
      const way = `${shortName(place[3])} ${frames[place[1].at(-1)]}`;
      ways.set(way, [...(ways.get(way) ?? []), { page, place }]);
    }
  });
  return ways;
}

/** Weigh the exceptions that no message says, by the function that raised them; one that many pages show tells nothing. */
export function ways(entered, exceptions, hits, lines, known, ownPackage) {
  const said = new Set(hits.filter(({ elsewhere }) => !elsewhere).map(({ line }) => line));
  const found = [];
  for (const exception of exceptions) {
    const { type, line, frames, byReader } = exception;
    if (byReader || said.has(line)) continue;
    const entries = ["", shortName(type)].flatMap((name) => entered.get(`${name} ${frames.at(-1)}`) ?? []);
    const pages = new Set(entries.map(({ page }) => page));
    if (pages.size > SHARED) continue;
    for (const page of pages) {
      const places = entries.filter((entry) => entry.page === page).map(({ place }) => place);
      found.push({
        kind: "frames",
        page,
        score:
          100 +
          SAME_WAY +
          ALIKE * alikeness(places, exception, known) +
          roleBonus(exception) +
          OWN +
          recency(line, lines),
        confident: pages.size === 1 && (!exception.message || type.startsWith(`${ownPackage}.`)),
        line,
        start: Math.max(0, lines[line].text.indexOf(type)),
        end: lines[line].text.length,
        matched: type,
        places,
        frames,
      });
    }
  }
  return found;
}

/** Weigh the messages that came the way of a traceback whose last line was cut off. */
export function cutOff(templates, cut, lines, known) {
  if (!cut) return [];
  const fitting = templates.filter(({ places }) => fitOf(places, cut, known) === FIT.same);
  const pages = new Set(fitting.map(({ page }) => page));
  return fitting.map(({ page, message, places }) => ({
    kind: "frames",
    page,
    score: CUT_OFF / Math.sqrt(pages.size) + recency(cut.line, lines),
    confident: false,
    line: cut.line,
    start: lines[cut.line].at,
    end: lines[cut.line].text.length,
    matched: message,
    places,
    frames: cut.frames,
  }));
}

/** Tell whether a type that was seen may be the declared one of the same short name. */
function isSameType(declared, seen) {
  if (!seen.includes(".")) return true;
  // `ConnectionError` may be redis.exceptions.ConnectionError, but what names its package is of that package.
  return declared.includes(".") && declared.split(".")[0] === seen.split(".")[0];
}
