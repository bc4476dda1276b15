// Measures the search on an evaluation set: how often the right page is first, and in the first three.
//
//   node quality.mjs INDEX.json EVALUATION.json [--json]
//
// Inputs that belong to no page ("page": null) count as right when nothing is found confidently.

import { readFileSync, realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createSearch } from "./core/index.js";

/** Return `{kinds, misses}`: per kind `{inputs, first, firstThree}`, and every input that was not first. */
export function measure(search, inputs) {
  const kinds = {};
  const misses = [];
  for (const input of inputs) {
    const found = search.search(input.text);
    const rank = rankOf(found, input.page);
    const kind = (kinds[input.kind] ??= { inputs: 0, first: 0, firstThree: 0 });
    kind.inputs += 1;
    kind.first += rank === 1 ? 1 : 0;
    kind.firstThree += rank <= 3 ? 1 : 0;
    if (rank !== 1)
      misses.push({
        ...input,
        rank: Number.isFinite(rank) ? rank : null,
        found: found.results.slice(0, 3).map(({ url }) => url),
      });
  }
  return { kinds, misses };
}

function rankOf({ results, confident }, page) {
  if (page === null) return confident ? Infinity : 1;
  const place = results.findIndex((result) => result.url === page);
  return place < 0 ? Infinity : place + 1;
}

function asText({ kinds, misses }) {
  const rate = (part, whole) => `${`${part}/${whole}`.padStart(9)} ${((100 * part) / whole).toFixed(1).padStart(5)} %`;
  const lines = [`${"".padEnd(14)}${"first".padStart(15)}${"first three".padStart(20)}`];
  for (const [kind, { inputs, first, firstThree }] of Object.entries(kinds)) {
    lines.push(`${kind.padEnd(14)}${rate(first, inputs)}    ${rate(firstThree, inputs)}`);
  }
  for (const { kind, text, page, rank, found } of misses) {
    const shown = text.length > 160 ? `...${text.slice(-157)}` : text;
    lines.push("", `${kind}: ${shown.replaceAll("\n", "\n    ")}`);
    lines.push(
      page === null
        ? `    found confidently: ${found[0]}`
        : `    wanted ${page}, ${rank ? `came ${rank}.` : "not found"}; found ${found.join(", ") || "nothing"}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function main([indexFile, evaluationFile, ...options]) {
  if (!evaluationFile || options.some((option) => option !== "--json")) {
    console.error("usage: node quality.mjs INDEX.json EVALUATION.json [--json]");
    process.exit(2);
  }
  const read = (file) => JSON.parse(readFileSync(file, "utf8"));
  const figures = measure(createSearch(read(indexFile)), read(evaluationFile));
  process.stdout.write(options.length ? `${JSON.stringify(figures, null, 2)}\n` : asText(figures));
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) main(process.argv.slice(2));
