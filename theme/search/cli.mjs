// Ranks the pages for a text on standard input, with scores and reasons, for a maintainer.
//
//   node cli.mjs INDEX.json [--json] < TEXT

import { readFileSync } from "node:fs";
import { createSearch } from "./core/index.js";

const [indexFile, ...options] = process.argv.slice(2);
if (!indexFile || options.some((option) => option !== "--json")) {
  console.error("usage: node cli.mjs INDEX.json [--json] < TEXT");
  process.exit(2);
}

const index = JSON.parse(readFileSync(indexFile, "utf8"));
const found = createSearch(index).search(readFileSync(0, "utf8"));
process.stdout.write(options.length ? asJson(found) : asText(found));

function asJson({ results }) {
  return `${JSON.stringify(
    results.map(({ url, title, section, score, reason }) => ({ url, title, section, score, reason })),
    null,
    2,
  )}\n`;
}

function asText({ confident, results, understood }) {
  const lines = [];
  results.forEach(({ url, title, section, score, confident, reason }, place) => {
    lines.push(
      `${place + 1}. ${title}`,
      `   ${url}${section ? `#${section.anchor}` : ""}   score ${score}${confident ? ", confident" : ""}`,
    );
    lines.push(`   ${reason.kind}: ${marked(reason)}`, `   matched: ${reason.matched}`, "");
  });
  if (!results.length) lines.push("nothing found", "");
  lines.push(confident ? "confident" : "not confident");
  for (const { type, message, role } of understood.exceptions) lines.push(`${role}: ${type}: ${message}`);
  if (understood.words.length) lines.push(`words: ${understood.words.join(" ")}`);
  if (understood.areas.length) lines.push(`areas: ${understood.areas.map(({ title }) => title).join(", ")}`);
  return `${lines.join("\n")}\n`;
}

function marked({ line, start, end }) {
  return start < end ? `${line.slice(0, start)}[${line.slice(start, end)}]${line.slice(end)}` : line;
}
