// What the tests of the search share. They take the index from the environment variable INDEX:
// the path of a file that holds what symptoms/search_index.py makes.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createSearch } from "../../../theme/search/core/index.js";

const require = createRequire(new URL("../../../theme/search/package.json", import.meta.url));
export const fc = require("fast-check");

export const indexFile = process.env.INDEX;
if (!indexFile)
  throw new Error("set INDEX to the path of an index: INDEX=index.json node --test tests/theme/search/*.test.mjs");

export const index = JSON.parse(readFileSync(indexFile, "utf8"));
export const search = createSearch(index);
export const evaluation = JSON.parse(readFileSync(new URL("evaluation/tuned.json", import.meta.url), "utf8"));

/** An index of a few pages: `{address: [[type, message], ...]}`. */
export function smallIndex(pages) {
  return {
    package: "lilya",
    areas: [{ slug: "area", title: "Area" }],
    pages: Object.entries(pages).map(([url, errors]) => ({
      url,
      title: `About ${url}`,
      area: "area",
      areaTitle: "Area",
      symptoms: [`seen at ${url}`],
      cause: `the cause of ${url}`,
      errors: errors.map(([type, message]) => ({ type, message, where: "raised" })),
      check_first: "https://lilya.dev/",
      versions: "from 0.20",
      headings: [],
      text: "",
    })),
  };
}
