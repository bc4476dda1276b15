// Bundles the search for browsers into a folder and prints the names of the files as JSON.
//
//   node build.mjs FOLDER [INDEX.json]
//
// The names carry a hash of the content, so browsers may keep the files for ever:
//   {"search": "search-1A2B3C4D.js", "index": "search-index-5E6F7A8B.json"}
// Each entry of ENTRIES is one file; with INDEX.json, as symptoms/search_index.py makes it, the index is
// prepared for the browser and written too.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { prebuild } from "./core/index.js";

const ENTRIES = { search: "core/index.js" };

const [folder, indexFile, ...rest] = process.argv.slice(2);
if (!folder || rest.length) {
  console.error("usage: node build.mjs FOLDER [INDEX.json]");
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
const names = await bundle(folder);
if (indexFile) names.index = writeIndex(folder, indexFile);
console.log(JSON.stringify(names));

async function bundle(folder) {
  const { metafile } = await build({
    absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
    entryPoints: Object.entries(ENTRIES).map(([out, path]) => ({ in: path, out })),
    entryNames: "[name]-[hash]",
    outdir: resolve(folder),
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  const written = Object.entries(metafile.outputs);
  return Object.fromEntries(
    Object.entries(ENTRIES).map(([name, path]) => [name, basename(written.find(([, file]) => file.entryPoint === path)[0])]),
  );
}

function writeIndex(folder, indexFile) {
  const text = JSON.stringify(prebuild(JSON.parse(readFileSync(indexFile, "utf8"))));
  const name = `search-index-${createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase()}.json`;
  writeFileSync(join(folder, name), text);
  return name;
}
