// Python in this thread: it runs one program after the other, each in memory that no other has seen.

import { loadPyodide } from "pyodide";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { unpack, unpackFiles } from "./archive.js";
import { Kept } from "./memory.js";

const REQUEST = "/request.json";
const ANSWER = "/answer.json";
const RUN = `from inpage import runner; runner.main("${REQUEST}", "${ANSWER}")`;
// Where clients look for whom they trust, before they find that there is no network. It trusts nobody.
const CERTIFICATES = "/etc/certificates.pem";
const NOWHERE = "https://nowhere.invalid/";

/**
 * Start Python.
 *
 * @param {{ wasm: Uint8Array, files: Uint8Array }} archives as archive.mjs packed them
 */
export async function start({ wasm, files }) {
  const [[, library], ...packages] = unpackFiles(files);
  const python = await withFetch(
    // Pyodide asks for these by address; they are here already. It loads no packages.
    (address) => (address.endsWith(".wasm") ? new Response(unpack(wasm), WASM) : new Response(library)),
    () =>
      loadPyodide({
        indexURL: NOWHERE,
        createPyodideModule,
        lockFileContents: { info: LOCK_INFO, packages: {} },
        fsInit: async (FS, { sitePackages }) => {
          for (const [path, data] of packages) put(FS, `${sitePackages}/${path}`, data);
          put(FS, CERTIFICATES, "");
          for (const [path, text] of Object.entries(OWN_PYTHON)) put(FS, `${sitePackages}/${path}`, text);
        },
        env: { HOME: "/home/reader", LANG: "C.UTF-8", SSL_CERT_FILE: CERTIFICATES },
        stdout: () => {},
        stderr: () => {},
      }),
  );
  python.runPython("import inpage.boot");
  return new Interpreter(python);
}

const WASM = { headers: { "Content-Type": "application/wasm" } };

class Interpreter {
  #python;
  #kept;

  constructor(python) {
    this.#python = python;
    this.#kept = new Kept(python._module);
  }

  /**
   * Run a program.
   *
   * @param {{ files: Record<string, string>, run: string }} program
   * @returns {{ result: object, fresh: boolean }} what it did (python/inpage/runner.py), and whether another may follow
   */
  run(program) {
    const { FS } = this.#python;
    FS.writeFile(REQUEST, JSON.stringify(program));
    this.#python.runPython(RUN);
    const result = JSON.parse(FS.readFile(ANSWER, { encoding: "utf8" }));
    return { result, fresh: this.#kept.putBack() };
  }
}

async function withFetch(answer, work) {
  const { fetch } = globalThis;
  globalThis.fetch = async (address) => answer(String(address));
  try {
    return await work();
  } finally {
    globalThis.fetch = fetch;
  }
}

function put(FS, path, data) {
  FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
  FS.writeFile(path, data, { canOwn: true });
}
