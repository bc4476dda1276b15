// What the builds of theme/search and theme/run share: how scripts are bundled, how files are named, whose licences
// come with them.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Options of esbuild for what browsers get. */
export const OPTIONS = {
  bundle: true,
  target: "es2022",
  minify: true,
  charset: "utf8",
  logLevel: "warning",
};

/** Write a file under a name that carries a hash of its content: browsers may keep it for ever. Return the name. */
export function write(folder, name, extension, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  const file = `${name}-${hash}.${extension}`;
  writeFileSync(join(folder, file), content);
  return file;
}

/**
 * Return the licences of the packages of `node_modules` that are in bundles: they ask for it.
 *
 * @param {string} home the folder that holds `node_modules`
 * @param {{ inputs: object }[]} metafiles of esbuild
 */
export function licences(home, metafiles) {
  const paths = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const packages = new Set(paths.flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []));
  return [...packages].sort().map((name) => {
    const place = join(home, "node_modules", name);
    const { version, license, homepage } = JSON.parse(readFileSync(join(place, "package.json"), "utf8"));
    const file = readdirSync(place).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(place, file), "utf8") : `${license}, ${homepage}\n`;
    return `${name} ${version}\n\n${text}`;
  });
}
