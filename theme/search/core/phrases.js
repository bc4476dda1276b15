// Compares a text with each phrase by which a page describes its symptom. A page of many symptoms is
// about each of them, and not about their mixture: its best phrase says how well it fits.

import { isGroup, SYNONYM, terms } from "./words.js";

/** Prepare the phrases of pages; `weightOf(term)` tells how telling a term is. */
export function preparePhrases(pages, weightOf) {
  return { pages, weightOf, entered: new Map() };
}

/** Return the phrase of a page that is likest to the terms of a text: `{phrase, likeness}`, from 0 to 1. */
export function likestPhrase(prepared, number, wanted) {
  const { weightOf } = prepared;
  const norm = size(wanted, weightOf);
  let best = { phrase: prepared.pages[number].title, likeness: 0 };
  for (const { phrase, own, size: other } of phrasesOf(prepared, number)) {
    let shared = 0;
    for (const term of own) if (wanted.has(term)) shared += weight(term, weightOf);
    const likeness = shared / Math.sqrt(norm * other || 1);
    if (likeness > best.likeness) best = { phrase, likeness };
  }
  return best;
}

function phrasesOf({ pages, weightOf, entered }, number) {
  if (!entered.has(number)) {
    const { title, symptoms, cause, headings = [] } = pages[number];
    const phrases = [title, ...symptoms, cause, ...headings.map((heading) => heading.title)];
    entered.set(
      number,
      phrases.map((phrase) => {
        const own = new Set(terms(phrase));
        return { phrase, own, size: size(own, weightOf) };
      }),
    );
  }
  return entered.get(number);
}

function size(found, weightOf) {
  let sum = 0;
  for (const term of found) sum += weight(term, weightOf);
  return sum;
}

function weight(term, weightOf) {
  return weightOf(term) * (isGroup(term) ? SYNONYM : 1);
}
