// Searches for each text of a file and prints where the first result opens: node landing.mjs INDEX TEXTS.

import { readFileSync } from "node:fs";
import { createSearch } from "../../../theme/search/core/index.js";

const [index, texts] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
const { search } = createSearch(index);
const landed = texts.map((text) => {
  const [first] = search(text).results;
  return [first?.url ?? null, first?.section?.anchor ?? null];
});
console.log(JSON.stringify(landed));
