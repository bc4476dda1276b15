// Bundles what runs programs in the page for browsers into a folder and prints the names of the files as JSON.
//
//   node build.mjs FOLDER ARCHIVES
//
// ARCHIVES is as archive.mjs makes it. The names carry a hash of the content, so browsers may keep the files for ever:
//
//   {"main": "main-1A2B3C4D.js", "engine": "engine-3A4B5C6D.js", "licences": "licences-9C0D1E2F.txt",
//    "files": ["main-1A2B3C4D.js", "wasm-5E6F7A8B.bin", ...]}
//
// `main` is what pages load; it loads the rest when a reader runs something. `engine` is what runs programs, without the
// page: tests ask it.

import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences, OPTIONS, write } from "../bundle.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const SHARED = resolve(HERE, "../../symptoms");
const BUNDLED = { ...OPTIONS, absWorkingDir: HERE, format: "esm", metafile: true };
const LOCK_INFO = JSON.parse(readFileSync(join(HERE, "node_modules/pyodide/pyodide-lock.json"), "utf8")).info;

const [folder, archives, ...rest] = process.argv.slice(2);
if (!archives || rest.length) {
  console.error("usage: node build.mjs FOLDER ARCHIVES");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const thread = await worker();
const parts = {
  wasm: write(folder, "wasm", "bin", readFileSync(join(archives, "wasm"))),
  files: write(folder, "files", "bin", readFileSync(join(archives, "files"))),
  worker: write(folder, "worker", "js", thread.outputFiles[0].text),
};
parts.bytes = Object.values(parts).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
const { metafile } = await pages();
const texts = [...licences(HERE, [metafile, thread.metafile]), readFileSync(join(archives, "licences"), "utf8")];
console.log(
  JSON.stringify({
    main: named("ui/main.js"),
    engine: named("ui/engine.js"),
    licences: write(folder, "licences", "txt", texts.join("\n\n")),
    files: readdirSync(folder).sort(),
  }),
);

/** Bundle the thread's script: with Pyodide, and our own modules of Python as text. */
function worker() {
  return build({
    ...BUNDLED,
    entryPoints: ["core/worker.js"],
    // Pyodide reaches for these in Node alone.
    external: ["node:*"],
    define: { LOCK_INFO: JSON.stringify(LOCK_INFO), OWN_PYTHON: JSON.stringify(ownPython()) },
    write: false,
  });
}

function ownPython() {
  const own = readdirSync(join(HERE, "python"), { recursive: true }).map((name) => [name, join(HERE, "python", name)]);
  // How a command ends, and what cleans its output, is the same there as where the pages are proved.
  const shared = [
    "__init__",
    "read/__init__",
    "read/raised",
    "prove/__init__",
    "prove/run/__init__",
    "prove/run/python",
    "prove/run/transcript",
  ];
  const files = [...own, ...shared.map((name) => [`symptoms/${name}.py`, join(SHARED, `${name}.py`)])];
  const sources = files.filter(([name]) => name.endsWith(".py")).sort();
  return Object.fromEntries(sources.map(([name, path]) => [name, readFileSync(path, "utf8")]));
}

function pages() {
  return build({
    ...BUNDLED,
    entryPoints: ["ui/main.js", "ui/engine.js"],
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    outdir: resolve(folder),
    splitting: true,
    define: { PARTS: JSON.stringify(parts), PYTHON: JSON.stringify(LOCK_INFO.python.match(/^\d+\.\d+/)[0]) },
  });
}

/** Return the name under which the script of an entry was written. */
function named(entry) {
  return basename(Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === entry)[0]);
}
