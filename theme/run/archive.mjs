// Compiles Python sources with the interpreter that browsers get, and packs them for it.
//
//   node archive.mjs SOURCES FOLDER
//
// SOURCES is laid out as site-packages. FOLDER gets `wasm`, the interpreter, and `files`, its standard library, a zip,
// and the packages: the length of a header (4 bytes, little endian), the header `[[path, size], ...]` as JSON, then the
// files one after the other. Both are packed with Zstandard; core/archive.js reads them.

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { constants, zstdCompressSync } from "node:zlib";
import { loadPyodide } from "pyodide";

const require = createRequire(import.meta.url);
const [sources, folder] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node archive.mjs SOURCES FOLDER");
  process.exit(2);
}

const python = await loadPyodide();
const { FS } = python;
FS.writeFile("/stdlib.zip", readFileSync(require.resolve("pyodide/python_stdlib.zip")));
FS.mkdir("/sources");
FS.mount(FS.filesystems.NODEFS, { root: sources }, "/sources");
FS.mkdir("/out");
python.runPython(readFileSync(new URL("compile.py", import.meta.url), "utf8"));

const files = [...compiledFiles("/out", []), ...others(sources, [])];
files.sort(([a], [b]) => (a < b ? -1 : 1));
files.unshift(["library.zip", Buffer.from(FS.readFile("/library.zip"))]);
const header = Buffer.from(JSON.stringify(files.map(([path, data]) => [path, data.length])));
const length = Buffer.alloc(4);
length.writeUInt32LE(header.length);
mkdirSync(folder, { recursive: true });
write("files", Buffer.concat([length, header, ...files.map(([, data]) => data)]));
write("wasm", readFileSync(require.resolve("pyodide/pyodide.asm.wasm")));

/** Return the files below a folder of the interpreter, each with its place below site-packages. */
function compiledFiles(path, place) {
  return FS.readdir(path)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) => {
      const inner = `${path}/${name}`;
      if (FS.isDir(FS.stat(inner).mode)) return compiledFiles(inner, [...place, name]);
      return [[[...place, name].join("/"), Buffer.from(FS.readFile(inner))]];
    });
}

/** Return what is no source. */
function others(path, place) {
  return readdirSync(path).flatMap((name) => {
    const inner = join(path, name);
    if (statSync(inner).isDirectory()) return others(inner, [...place, name]);
    return name.endsWith(".py") ? [] : [[[...place, name].join("/"), readFileSync(inner)]];
  });
}

function write(name, data) {
  const params = {
    [constants.ZSTD_c_compressionLevel]: 19,
    [constants.ZSTD_c_enableLongDistanceMatching]: 1,
    [constants.ZSTD_c_windowLog]: 25,
  };
  writeFileSync(join(folder, name), zstdCompressSync(data, { params }));
}
