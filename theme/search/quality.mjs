// Measures the search on an evaluation set: how often the right page is first, and in the first three.
//
//   node quality.mjs INDEX.json EVALUATION.json [--json]
//
// Inputs that belong to no page ("page": null) count as right when nothing is found confidently.

import { readFileSync, realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createSearch } from "./core/index.js";

/**
 * Return per kind `{inputs, first, firstThree}`; of the confident answers, and of those inputs whose section is
 * known, `{given, right}`; and every input that was not first.
 */
export function measure(search, inputs) {
  const kinds = {};
  const confident = { given: 0, right: 0 };
  const sections = { given: 0, right: 0 };
  const misses = [];
  for (const input of inputs) {
    const found = search.search(input.text);
    const rank = rankOf(found, input.page);
    const sure = found.results.find((result) => result.confident);
    const kind = (kinds[input.kind] ??= { inputs: 0, first: 0, firstThree: 0 });
    kind.inputs += 1;
    kind.first += rank === 1 ? 1 : 0;
    kind.firstThree += rank <= 3 ? 1 : 0;
    count(confident, sure, sure?.url === input.page);
    count(sections, input.section, rank === 1 && leading(found).includes(input.section));
    const isWrong = sure && sure.url !== input.page;
    if (rank !== 1 || isWrong)
      misses.push({
        ...input,
        rank: Number.isFinite(rank) ? rank : null,
        confident: Boolean(isWrong),
        found: [...new Set(found.results.map(({ url }) => url))].slice(0, 3),
      });
  }
  return { kinds, confident, sections, misses };
}

/** The sections at which the results of the first page open. */
function leading({ results }) {
  return results.filter(({ url }) => url === results[0].url).map(({ section }) => section?.anchor);
}

function count(figures, isGiven, isRight) {
  figures.given += isGiven ? 1 : 0;
  figures.right += isGiven && isRight ? 1 : 0;
}

function rankOf({ results, confident }, page) {
  if (page === null) return confident ? Infinity : 1;
  const place = [...new Set(results.map(({ url }) => url))].indexOf(page);
  return place < 0 ? Infinity : place + 1;
}

function asText({ kinds, confident, sections, misses }) {
  const rate = (part, whole) => `${`${part}/${whole}`.padStart(9)} ${((100 * part) / whole).toFixed(1).padStart(5)} %`;
  const lines = [`${"".padEnd(14)}${"first".padStart(15)}${"first three".padStart(20)}`];
  for (const [kind, { inputs, first, firstThree }] of Object.entries(kinds)) {
    lines.push(`${kind.padEnd(14)}${rate(first, inputs)}    ${rate(firstThree, inputs)}`);
  }
  for (const [name, { given, right }] of Object.entries({ confident, sections }))
    lines.push(`${name.padEnd(14)}${rate(right, given || 1)}`);
  for (const { kind, text, page, rank, confident, found } of misses) {
    const shown = text.length > 160 ? `...${text.slice(-157)}` : text;
    lines.push("", `${kind}: ${shown.replaceAll("\n", "\n    ")}`);
    lines.push(
      page === null
        ? `    found confidently: ${found[0]}`
        : `    wanted ${page}, ${rank ? `came ${rank}.` : "not found"}; ${confident ? "confidently " : ""}found ${found.join(", ") || "nothing"}`,
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
