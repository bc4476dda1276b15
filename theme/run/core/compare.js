// What a page says that a program shows, and how what it showed here differs from that.

const PRINTED = /^ *#> ?/;
const QUOTES = /^ *'''$/;

/**
 * Return the lines that a page shows of a program: those below its calls of print, and its traceback.
 *
 * @param {string} program with its output behind `#>`, or between `'''` where a line was too long for that
 * @param {string} traceback as the block below the program has it
 */
export function expected(program, traceback = "") {
  const lines = program.split("\n");
  const printed = [];
  for (let number = 0; number < lines.length; number++) {
    if (PRINTED.test(lines[number])) printed.push(lines[number].replace(PRINTED, ""));
    if (!QUOTES.test(lines[number])) continue;
    const indent = lines[number].indexOf("'");
    while (++number < lines.length && !QUOTES.test(lines[number])) printed.push(lines[number].slice(indent));
  }
  return [...printed, ...traceback.split("\n").filter((line, place, all) => line || place < all.length - 1)];
}

/**
 * Return the lines that were shown, each with whether the page has it, and those of the page that were not shown.
 *
 * A page shows lines where they were printed, not when: their order is not compared.
 *
 * @param {string[]} shown
 * @param {string[]} wanted as `expected` returns them
 * @returns {{ lines: { text: string, isNew: boolean }[], missing: string[] }}
 */
export function compare(shown, wanted) {
  const left = new Map();
  for (const line of wanted) left.set(line.trimEnd(), (left.get(line.trimEnd()) ?? 0) + 1);
  const lines = shown.map((text) => {
    const count = left.get(text.trimEnd()) ?? 0;
    left.set(text.trimEnd(), count - 1);
    return { text, isNew: count <= 0 };
  });
  const missing = [...left].flatMap(([line, count]) => Array(Math.max(count, 0)).fill(line));
  return { lines, missing };
}
