// Python in this thread: it runs one program after the other, each in memory that no other has seen.

import { loadPyodide } from "pyodide";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { prepare, unpack, unpackFiles } from "./archive.js";
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
  await withFetch(dataOf, prepare);
  const compiled = new Response(unpack(wasm), WASM);
  // Unpacked while the browser compiles.
  const contents = soon(() => unpackFiles(files));
  const python = await withFetch(
    // Pyodide asks for these by address; they are here already. It loads no packages.
    async (address) => (address.endsWith(".wasm") ? compiled : new Response((await contents)[0][1])),
    () =>
      loadPyodide({
        indexURL: NOWHERE,
        createPyodideModule,
        lockFileContents: { info: LOCK_INFO, packages: {} },
        fsInit: async (FS, { sitePackages }) => {
          const [, ...packages] = await contents;
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

  /** Do what most programs would have to do first: the next one begins sooner. */
  warm() {
    this.#python.runPython("import inpage.warm");
    this.#kept = new Kept(this.#python._module);
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

/** Answer what is in an address of the kind `data:`, which the policy of the page does not let a script fetch. */
function dataOf(address) {
  const binary = atob(address.slice(address.indexOf(",") + 1));
  return new Response(Uint8Array.from(binary, (byte) => byte.charCodeAt(0)));
}

const soon = (work) => new Promise((resolve) => setTimeout(resolve)).then(work);

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
