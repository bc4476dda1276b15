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

const COMPILE = `
import ast, importlib, pathlib, zipfile

def without_docstrings(tree):
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            if ast.get_docstring(node, clean=False) is not None:
                node.body[:1] = [] if node.body[1:] else [ast.copy_location(ast.Pass(), node.body[0])]
    return tree

def without_places(code):
    """Leave of the line of each instruction that of the function: a page shows no frame of these files."""
    units, last = divmod(len(code.co_code) // 2, 8)
    # Entries without a column, of eight instructions each (InternalDocs/code_objects.md of CPython).
    table = bytes([0xEF, 0]) * units + (bytes([0xE8 | last - 1, 0]) if last else b"")
    inner = tuple(without_places(one) if hasattr(one, "co_code") else one for one in code.co_consts)
    return code.replace(co_linetable=table, co_consts=inner)

def compiled(source, path, whole=False):
    # As py_compile does with PycInvalidationMode.UNCHECKED_HASH: the source is not looked at. Asserts stay.
    tree = ast.parse(source, path)
    code = compile(tree if whole else without_docstrings(tree), path, "exec", dont_inherit=True, optimize=0)
    return importlib._bootstrap_external._code_to_hash_pyc(code if whole else without_places(code), bytes(8), False)

def put(path, data):
    target = pathlib.Path("/out", path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)

LIBRARY = "/lib/python3.14"
# What is written in C as well, what needs a terminal or another process, and tools.
USELESS = (
    "_pydatetime", "_pydecimal", "_pyio", "_pylong", "_pyrepl/", "cProfile", "ctypes/", "curses/",
    "dbm/", "doctest", "ensurepip/", "ftplib", "idlelib/", "imaplib", "lib2to3/", "mailbox", "modulefinder",
    "nturl2path", "optparse", "pdb", "pickletools", "poplib", "profile", "pstats", "pty",
    "pyclbr", "pydoc", "sqlite3/__main__", "tabnanny", "test/", "tkinter/", "trace.", "tty", "turtle", "venv/",
    "webbrowser", "wsgiref/", "xmlrpc/", "zipapp",
    *(f"encodings/{name}" for name in ("big5", "cp", "euc", "gb", "hp", "hz", "iso2022", "johab", "kz", "koi8", "mac", "ptcp", "shift", "tis")),
)
KEPT = ("encodings/cp1252", "encodings/cp437")
# Pyodide looks for its library in a zip. It is not compressed: the archive is.
with zipfile.ZipFile("/stdlib.zip") as given, zipfile.ZipFile("/library.zip", "w", zipfile.ZIP_STORED) as library:
    for name in sorted(given.namelist()):
        data = given.read(name)
        if name.startswith(USELESS) and not name.startswith(KEPT) or name.endswith("/"):
            continue
        if name.endswith(".py"):
            name, data = name + "c", compiled(data, f"{LIBRARY}/{name}")
        library.writestr(zipfile.ZipInfo(name), data)
root = pathlib.Path("/sources")
for path in sorted(root.rglob("*.py")):
    name, source = path.relative_to(root), path.read_bytes()
    told = f"{LIBRARY}/site-packages/{name}"
    if name.parts[0] == "lilya":
        # What the site is about keeps its sources: tracebacks show their lines.
        put(name, source)
        put(name.parent / "__pycache__" / f"{name.stem}.cpython-314.pyc", compiled(source, told, whole=True))
    else:
        put(f"{name}c", compiled(source, told))
`;

const python = await loadPyodide();
const { FS } = python;
FS.writeFile("/stdlib.zip", readFileSync(require.resolve("pyodide/python_stdlib.zip")));
FS.mkdir("/sources");
FS.mount(FS.filesystems.NODEFS, { root: sources }, "/sources");
FS.mkdir("/out");
python.runPython(COMPILE);

const files = [...compiledFiles("/out", []), ...others(sources, [])];
files.sort(([a], [b]) => (a < b ? -1 : 1));
files.unshift(["python314.zip", Buffer.from(FS.readFile("/library.zip"))]);
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
  const packed = zstdCompressSync(data, { params });
  console.log(name, data.length, packed.length);
  writeFileSync(join(folder, name), packed);
}
