// Bundles what runs programs in the page for browsers into a folder and prints the names of the files as JSON.
//
//   node build.mjs FOLDER ARCHIVES
//
// ARCHIVES is as archive.mjs makes it. The names carry a hash of the content, so browsers may keep the files for ever:
//
//   {"main": "main-1A2B3C4D.js", "engine": "engine-3A4B5C6D.js", "files": ["main-1A2B3C4D.js", "wasm-5E6F7A8B.bin", ...]}
//
// `main` is what pages load; it loads the rest when a reader runs something. `engine` is what runs programs, without the
// page: tests ask it.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const SHARED = resolve(HERE, "../../symptoms");
const OPTIONS = {
  absWorkingDir: HERE,
  bundle: true,
  target: "es2022",
  format: "esm",
  minify: true,
  charset: "utf8",
  logLevel: "warning",
};

const [folder, archives, ...rest] = process.argv.slice(2);
if (!archives || rest.length) {
  console.error("usage: node build.mjs FOLDER ARCHIVES");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const parts = {
  wasm: write("wasm", "bin", readFileSync(join(archives, "wasm"))),
  files: write("files", "bin", readFileSync(join(archives, "files"))),
  worker: write("worker", "js", await worker()),
};
parts.bytes = Object.values(parts).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
console.log(JSON.stringify(await pages()));

/** Return the thread's script: with Pyodide, and our own modules of Python as text. */
async function worker() {
  const { info } = JSON.parse(readFileSync(join(HERE, "node_modules/pyodide/pyodide-lock.json"), "utf8"));
  const { outputFiles } = await build({
    ...OPTIONS,
    entryPoints: ["core/worker.js"],
    // Pyodide reaches for these in Node alone.
    external: ["node:*"],
    define: { LOCK_INFO: JSON.stringify(info), OWN_PYTHON: JSON.stringify(ownPython()) },
    write: false,
  });
  return outputFiles[0].text;
}

function ownPython() {
  const own = readdirSync(join(HERE, "python"), { recursive: true }).map((name) => [name, join(HERE, "python", name)]);
  // What cleans an output is the same there as where the pages are proved.
  const shared = [
    "__init__",
    "read/__init__",
    "read/raised",
    "prove/__init__",
    "prove/run/__init__",
    "prove/run/transcript",
  ];
  const files = [...own, ...shared.map((name) => [`symptoms/${name}.py`, join(SHARED, `${name}.py`)])];
  const sources = files.filter(([name]) => name.endsWith(".py")).sort();
  return Object.fromEntries(sources.map(([name, path]) => [name, readFileSync(path, "utf8")]));
}

async function pages() {
  const { metafile } = await build({
    ...OPTIONS,
    entryPoints: ["ui/main.js", "ui/engine.js"],
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    outdir: resolve(folder),
    splitting: true,
    metafile: true,
    define: { PARTS: JSON.stringify(parts) },
  });
  const outputs = Object.entries(metafile.outputs);
  const named = (entry) => basename(outputs.find(([, { entryPoint }]) => entryPoint === entry)[0]);
  return { main: named("ui/main.js"), engine: named("ui/engine.js"), files: readdirSync(folder).sort() };
}

function write(name, extension, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  writeFileSync(join(folder, `${name}-${hash}.${extension}`), content);
  return `${name}-${hash}.${extension}`;
}
