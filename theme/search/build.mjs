// Bundles the search for browsers into a folder and prints the names of the files as JSON.
//
//   node build.mjs FOLDER [INDEX.json]
//
// The names carry a hash of the content, so browsers may keep the files for ever:
//
//   {"main": "main-1A2B3C4D.js", "index": "index-5E6F7A8B.json", "licences": "licences-9C0D1E2F.txt",
//    "mine": "(()=>{...})();",
//    "files": ["main-1A2B3C4D.js", "panel-3A4B5C6D.js", ...]}
//
// `main` is what pages load; it loads the other scripts when they are needed. `mine` is a script itself, for pages
// to hold. With INDEX.json, as
// symptoms/search_index.py makes it, the index is prepared for the browser and written too.

import { mkdirSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences, OPTIONS, write } from "../bundle.mjs";
import { prebuild } from "./core/index.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const ENTRY = "ui/main.js";
const INLINE = "ui/mine.js";
const BUNDLED = { ...OPTIONS, absWorkingDir: HERE };

const [folder, indexFile, ...rest] = process.argv.slice(2);
if (!folder || rest.length) {
  console.error("usage: node build.mjs FOLDER [INDEX.json]");
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
const names = { ...(await bundle()), mine: await inline() };
if (indexFile) names.index = writeIndex(indexFile);
console.log(JSON.stringify(names));

async function bundle() {
  const { metafile } = await build({
    ...BUNDLED,
    entryPoints: [ENTRY],
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    outdir: resolve(folder),
    splitting: true,
    format: "esm",
    metafile: true,
  });
  const files = Object.keys(metafile.outputs);
  const main = files.find((file) => metafile.outputs[file].entryPoint === ENTRY);
  return {
    main: basename(main),
    files: files.map((file) => basename(file)).sort(),
    licences: write(folder, "licences", "txt", licences(HERE, [metafile]).join("\n\n")),
  };
}

async function inline() {
  const { outputFiles } = await build({ ...BUNDLED, entryPoints: [INLINE], format: "iife", write: false });
  return outputFiles[0].text.trim();
}

function writeIndex(file) {
  return write(folder, "index", "json", JSON.stringify(prebuild(JSON.parse(readFileSync(file, "utf8")))));
}
