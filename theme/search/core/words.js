// Cuts text into the terms that are searched: stems, parts of identifiers, and one term for each
// group of synonyms that the text touches.

import { isWord } from "./characters.js";
import { SYNONYMS } from "./synonyms.js";

/** What a synonym counts beside the word itself. */
export const SYNONYM = 0.6;

const MARK = "="; // begins the term of a synonym group; no word begins so
const LONGEST = 40; // characters of a word that are looked at

const STOP = new Set(
  `a an and any are as at be been being but by can could did do does doing done for from get gets getting got had
  has have having he her here his how i if in into is it its itself just let like my of off on once only or
  our out over own please same she should so some such than that the their them then there these they this
  those through to too under until us very was we were what when where which while who whom why will with would
  you your yours am i'm im ive dont cant isnt whats also although though because since anyone else every always
  still even now really seem seems keep keeps try tried trying want wants need make makes use using used see sees
  when whenever however thanks hi hello hey thing something somehow way work works working happen happens say says
  said via per not no nor t s m d ll re ve`.split(/\s+/),
);

/** Return the words of a text: `{word, start, end}`, lower case, in order, at most `limit`. */
export function words(text, limit = Infinity) {
  const found = [];
  let start = -1;
  for (let index = 0; index <= text.length && found.length < limit; index++) {
    const code = index < text.length ? text.charCodeAt(index) : 0;
    if (code === 95 || isWord(code)) {
      if (start < 0) start = index;
    } else if (start >= 0) {
      found.push({ word: text.slice(start, Math.min(index, start + LONGEST)).toLowerCase(), start, end: index });
      start = -1;
    }
  }
  return found;
}

/** Tell whether a word says nothing about a symptom. */
export function isStop(word) {
  return STOP.has(word);
}

// Nouns of the field that are no forms of the verbs they look like.
const KEPT = new Map([
  ["setting", "setting"],
  ["settings", "setting"],
  ["nothing", "nothing"],
  ["during", "during"],
]);

/** Reduce an English word to what its forms have in common: routes, routing and routed are `rout`. */
export function stem(word) {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  if (KEPT.has(word)) return KEPT.get(word);
  let base = word;
  if (/(?:[^aeiou]|ch|sh|x|ss)ies$/.test(base)) base = `${base.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|zz)es$/.test(base)) base = base.slice(0, -2);
  else if (base.endsWith("s") && !/(?:ss|us|is)$/.test(base)) base = base.slice(0, -1);
  if (base.length > 5 && /[aeiouy].*ing$/.test(base)) base = undoubled(base.slice(0, -3));
  else if (base.length > 4 && base.endsWith("ed")) base = undoubled(base.slice(0, -2));
  if (base.length > 4 && base.endsWith("ly")) base = base.slice(0, -2);
  if (base.length > 3 && base.endsWith("e")) base = base.slice(0, -1);
  return base;
}

function undoubled(word) {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

const GROUPS = new Map(); // stem, or stems joined by spaces -> terms of its groups
const PHRASE_ENDS = new Set(); // last stems of phrases: only there a phrase is looked up
for (const line of SYNONYMS.trim().split("\n")) {
  const members = line.split(",").map((member) => words(member).map(({ word }) => stem(word)));
  const term = MARK + members[0].join(" ");
  for (const member of members) {
    const key = member.join(" ");
    GROUPS.set(key, [...(GROUPS.get(key) ?? []), term]);
    if (member.length > 1) PHRASE_ENDS.add(member[member.length - 1]);
  }
}

/** Tell whether a term stands for a group of synonyms. */
export function isGroup(term) {
  return term[0] === MARK;
}

const ARTICLES = new Set(["a", "an", "the", "my", "your", "our", "its"]);
const cache = new Map(); // word -> [its stem, its parts' stems]; texts repeat their words
const CACHED = 50_000;

/** Return the terms of a text, repetitions included. */
export function terms(text) {
  const found = [];
  let before = "";
  let beforeThat = "";
  for (const { word } of words(withoutContractions(withSplitNames(text)))) {
    const stems = stemsOf(word);
    if (!isStop(word)) found.push(...stems);
    if (ARTICLES.has(word)) continue; // "log in to the app" is "log in to app"
    found.push(...groupsOf(stems[0]));
    // The parts of url_for stand for the words "url for".
    for (const one of stems.length > 1 ? stems.slice(1) : stems) {
      if (one !== stems[0]) found.push(...groupsOf(one));
      if (PHRASE_ENDS.has(one))
        found.push(...groupsOf(`${before} ${one}`), ...groupsOf(`${beforeThat} ${before} ${one}`));
      beforeThat = before;
      before = one;
    }
  }
  return found;
}

function groupsOf(key) {
  return GROUPS.get(key) ?? [];
}

/** Return the distinct terms of a long text, without groups: there a synonym is met by chance. */
export function plainTerms(text) {
  const seen = new Set();
  const found = new Set();
  for (const { word } of words(withSplitNames(text))) {
    if (seen.has(word)) continue;
    seen.add(word);
    if (!isStop(word)) for (const one of stemsOf(word)) found.add(one);
  }
  return [...found];
}

function stemsOf(word) {
  const known = cache.get(word);
  if (known) return known;
  const parts = word.includes("_") ? word.split("_").filter(Boolean) : [];
  const stems = [...new Set([stem(word), ...parts.filter((part) => part !== word).map(stem)])];
  if (cache.size >= CACHED) cache.clear();
  cache.set(word, stems);
  return stems;
}

/** "doesn't" is "does not", so that it meets the phrases that say so. */
function withoutContractions(text) {
  if (!/n['’]?t\b/i.test(text)) return text;
  return text.replace(/\b(do|does|did|is|are|was|were|has|have|had|would|should|could|ca|wo)n['’]?t\b/gi, "$1 not");
}

/** "WebSocketPath" is searched as it is and as "web socket path". */
function withSplitNames(text) {
  return text.replace(
    /\b[A-Z]?[a-z]+(?:[A-Z][a-z]+)+\b/g,
    (name) => `${name} ${name.replace(/(?<=[a-z])(?=[A-Z])/g, " ")}`,
  );
}
