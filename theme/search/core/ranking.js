// Ranks pages by the words of a text, with MiniSearch.

import MiniSearch from "minisearch";
import { isGroup, plainTerms, SYNONYM, terms } from "./words.js";

const FIELDS = ["symptoms", "title", "cause", "errors", "headings", "shown", "area", "text"];
const BOOST = { symptoms: 3, title: 3, cause: 2, errors: 1, headings: 1.5, shown: 0.6, area: 1, text: 1 };
const MANY = 200; // a term of more pages than this,
const WIDESPREAD = 0.15; // and of a larger part of them, is left out if others tell more
const TERMS = 60; // terms of one text that are searched

const OPTIONS = {
  fields: FIELDS,
  // The fields come as lists of terms already.
  stringifyField: (found) => found,
  tokenize: (found) => found,
  processTerm: (term) => term,
};

/** Enter the pages of an index; the result is for `rank`. */
export function enterPages(pages) {
  const known = new Map(); // term -> how many pages have it
  const engine = new MiniSearch(OPTIONS);
  pages.forEach((page, id) => engine.add(entry(page, id, known)));
  return { engine, known, size: pages.length };
}

/** Return what `enterPages` made as JSON data, for `load`: loading takes a tenth of the time of entering. */
export function save({ engine, known, size }) {
  const data = engine.toJSON();
  return { engine: data, counts: data.index.map(([term]) => known.get(term)), size };
}

/** Return what `save` saved. */
export function load({ engine, counts, size }) {
  const known = new Map(engine.index.map(([term], place) => [term, counts[place]]));
  return { engine: MiniSearch.loadJS(engine, OPTIONS), known, size };
}

function entry(page, id, known) {
  const fields = {
    id,
    symptoms: terms(page.symptoms.join(" . ")),
    title: terms(page.title),
    cause: terms(page.cause),
    errors: plainTerms((page.errors ?? []).map((error) => `${error.type ?? ""} ${error.message}`).join(" . ")),
    headings: terms((page.headings ?? []).map((heading) => heading.title).join(" . ")),
    shown: plainTerms(page.shown ?? ""),
    area: terms(page.areaTitle),
  };
  const own = new Set(FIELDS.flatMap((field) => fields[field] ?? []));
  // What the page says of itself counts more than that its text has it too.
  fields.text = plainTerms(page.text ?? "").filter((term) => !own.has(term));
  for (const term of fields.text) own.add(term);
  for (const term of own) known.set(term, (known.get(term) ?? 0) + 1);
  return fields;
}

/**
 * Return `[{page, score, fieldsOf}]`, best first: the number of each page that shares a term with the text;
 * `fieldsOf(term)` names the fields of the page that have the term.
 */
export function rank({ engine, known, size }, text, limit = 20) {
  const all = [...new Set(terms(text))].slice(0, TERMS);
  if (!all.length) return [];
  const telling = all.filter((term) => (known.get(term) ?? 0) <= Math.max(MANY, size * WIDESPREAD));
  const wanted = telling.length >= 2 ? telling : all;
  const own = wanted.filter((term) => !isGroup(term));
  const last = /[\p{L}\p{N}_]$/u.test(text) ? own[own.length - 1] : null;
  const found = engine.search(text, {
    tokenize: () => wanted,
    processTerm: (term) => term,
    combineWith: "OR",
    boost: BOOST,
    boostTerm: (term) => (isGroup(term) ? SYNONYM : 1),
    prefix: (term) => term === last && term.length > 1,
    fuzzy: (term) => fuzziness(term, known),
    weights: { fuzzy: 0.5, prefix: 0.6 },
    maxFuzzy: 2,
  });
  return found.slice(0, limit).map(({ id, score, match }) => ({
    page: id,
    score,
    fieldsOf: (term) => fieldsWith(match, term),
  }));
}

/** The fields that have a term of the text, or a longer one that it begins. */
function fieldsWith(match, term) {
  if (Object.hasOwn(match, term)) return match[term];
  const longer = term.length > 2 && Object.keys(match).find((other) => other.startsWith(term));
  return longer ? match[longer] : [];
}

/** How telling a term is: the fewer pages have it, the more. */
export function weightOf({ known, size }, term) {
  return Math.log(1 + size / (known.get(term) ?? 0.5));
}

function fuzziness(term, known) {
  if (isGroup(term) || term.length < 4 || known.has(term) || /\d/.test(term)) return false;
  return term.length < 7 ? 1 : 2;
}
