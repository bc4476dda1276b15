// The one Python of a page: loaded when a reader first runs something.

import { download } from "../core/download.js";
import { Python, Unavailable } from "../core/python.js";

export { runSession } from "../core/session.js";

const addressOf = (name) => new URL(name, import.meta.url).href;
const MEGABYTE = 1e6;

let python = null;

/**
 * Return Python, loading it on the first call.
 *
 * @param {(text: string, share: number) => void} progress gets what is going on in words, and the part that is done
 */
export async function reach(progress) {
  python ??= load(progress).catch((error) => {
    python = null;
    throw error;
  });
  return python;
}

async function load(progress) {
  if (typeof WebAssembly !== "object") throw new Unavailable("this browser has no WebAssembly");
  const names = [PARTS.wasm, PARTS.files, PARTS.worker];
  const [wasm, files, script] = await fetched(names, (bytes) => {
    const share = Math.min(bytes / PARTS.bytes, 1);
    progress(`Loading Python: ${megabytes(bytes)} of ${megabytes(PARTS.bytes)} MB`, share);
  });
  progress("Starting Python", 1);
  const made = new Python(script, { wasm, files });
  await made.ready();
  return made;
}

/** Return what a file of the site holds as JSON. */
export async function bring(name) {
  const response = await fetch(addressOf(name)).catch((error) => ({ statusText: error.message }));
  if (!response.ok) throw new Unavailable(`its files could not be downloaded (${response.statusText})`);
  return response.json();
}

async function fetched(names, progress) {
  try {
    return await download(names.map(addressOf), progress);
  } catch (error) {
    throw new Unavailable(`it could not be downloaded (${error.message})`);
  }
}

const megabytes = (bytes) => (bytes / MEGABYTE).toFixed(1);
