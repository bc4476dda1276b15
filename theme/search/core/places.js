// Compares the ways that exceptions took through packages: those of examples, and that of a paste.
//
// `places` is `[[anchor, frames, byReader, line], ...]` of one message, `frames` as numbers of `known`, the innermost
// last; `byReader` is 1 where code of no package raised it; `line` is what the example showed. `exception` is one that
// `readExceptions` found.

const SECTIONS = 3; // of one page that are results of their own where a paste cannot tell them apart

// Frameworks of the same kind: what they raise has often the same cause as in Lilya.
const RELATIVES = new Map(
  [
    "Starlette",
    "FastAPI",
    "Litestar",
    "Quart",
    "Flask",
    "Sanic",
    "Django",
    "Falcon",
    "aiohttp",
    "Esmerald",
    "Ravyn",
  ].map((name) => [name.toLowerCase(), name]),
);

/** Return the name of the framework that raised an exception, if it is a relative; else null. */
export function relativeOf(exception) {
  return RELATIVES.get(exception?.frames.at(-1)?.split("/")[0]) ?? null;
}

/** How well the way of an exception fits the places of a message. */
export const FIT = { elsewhere: -1, unknown: 0, dispatched: 1, same: 2 };

/**
 * Return the best FIT of the places: `same`, raised by the same function of a package; `dispatched`, by code of
 * the reader's that the same function called; `unknown`, where the paste or the places have no way, or a
 * relative raised it in a module of the same name; else `elsewhere`.
 */
export function fitOf(places, exception, known) {
  const ways = places.filter(([, frames, byReader]) => frames.length || byReader);
  if (!exception || !ways.length || !(exception.frames.length || exception.byReader)) return FIT.unknown;
  const last = exception.frames.at(-1);
  const fits = ways.map(([, frames, byReader]) => {
    if (Boolean(byReader) !== exception.byReader) return FIT.elsewhere;
    if (frames.at(-1) === known.get(last)) return byReader ? FIT.dispatched : FIT.same;
    return relativeOf(exception) && isAlike(frames.at(-1), last, known) ? FIT.unknown : FIT.elsewhere;
  });
  return Math.max(...fits);
}

/** Tell whether two frames are in modules of the same name, such as `routing`, of whatever packages. */
function isAlike(number, last, known) {
  const ours = [...known.keys()][number] ?? "";
  const names = new Set(modules(ours));
  return modules(last).some((name) => names.has(name));
}

function modules(frame) {
  return frame.split(".py ")[0].split("/").slice(1);
}

/**
 * Return the places that fit best, one a section, `[{anchor, line}]`; `[{anchor: null, line: ""}]` where they are more
 * than a reader would look at, or none.
 *
 * `seen` are the frames of the exception of the paste, none where it has no traceback.
 */
export function placesOf(places, seen, known) {
  const numbers = new Set(seen.map((frame) => known.get(frame)));
  const fits = places.map(([, frames]) => likeness(frames, numbers));
  const most = Math.max(...fits);
  const best = new Map();
  places.forEach(([anchor, , , line = ""], place) => {
    if (fits[place] === most && !best.has(anchor)) best.set(anchor, { anchor, line });
  });
  return best.size && best.size <= SECTIONS ? [...best.values()] : [{ anchor: null, line: "" }];
}

/** Return how much of the way that fits best an exception came, from 0 to 1. */
export function alikeness(places, { frames }, known) {
  const numbers = new Set(frames.map((frame) => known.get(frame)));
  return Math.max(0, ...places.map(([, way]) => likeness(way, numbers)));
}

/** Tell how much of a way was seen: the nearer to the end, the more a frame tells. */
function likeness(frames, numbers) {
  let sum = 0;
  let all = 0;
  frames.forEach((frame, depth) => {
    all += depth + 1;
    if (numbers.has(frame)) sum += depth + 1;
  });
  return all ? sum / all : 0;
}
