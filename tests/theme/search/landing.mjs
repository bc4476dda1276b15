// Searches for each text of a file and prints the page that came first, the sections at which its results open, and whether
// they are confident:
// node landing.mjs INDEX TEXTS.

import { readFileSync } from "node:fs";
import { createSearch } from "../../../theme/search/core/index.js";

const [index, texts] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
const { search } = createSearch(index);
const landed = texts.map((text) => {
  const { results } = search(text);
  const leading = results.filter(({ url }) => url === results[0].url);
  return {
    page: results[0]?.url ?? null,
    sections: leading.map(({ section }) => section?.anchor ?? null),
    confident: results[0]?.confident ?? false,
  };
});
console.log(JSON.stringify(landed));
