// Reads what archive.mjs packed.

import { ZSTDDecoder } from "zstddec";

const decoder = new ZSTDDecoder();

/** Be ready to unpack: the decoder is WebAssembly, which it fetches from an address that holds it. */
export const prepare = () => decoder.init();

/** @param {Uint8Array} packed */
export const unpack = (packed) => decoder.decode(packed);

/**
 * Return the path and the content of each file, as parts of one buffer.
 *
 * @param {Uint8Array} packed
 */
export function unpackFiles(packed) {
  const data = unpack(packed);
  const length = new DataView(data.buffer, data.byteOffset).getUint32(0, true);
  let place = 4 + length;
  return JSON.parse(new TextDecoder().decode(data.subarray(4, place))).map(([path, size]) => {
    const start = place;
    place += size;
    return [path, data.subarray(start, place)];
  });
}
