// The release of Lilya that a reader chose as theirs, and what it is compared with: runs of releases, each
// `[first, last]`. Releases are compared by their places in `all`, the list of them, oldest first.

const KEY = "lilya-release";

/** Return the choice kept from before, "" for any release; null where nothing is kept. */
export function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function remember(release) {
  try {
    localStorage.setItem(KEY, release);
  } catch {
    // A browser that stores nothing forgets the choice with the page.
  }
}

/** Return the choice that holds on this page: that of its list, else the one kept. */
export function chosen() {
  return document.querySelector("[data-st-mine]")?.value ?? remembered() ?? "";
}

/** Call back when the choice may be another: made in another tab, or before the browser came back to this page. */
export function onReturn(call) {
  addEventListener("storage", ({ key }) => (key ?? KEY) === KEY && call());
  addEventListener("pageshow", ({ persisted }) => persisted && call());
}

export function isIn(runs, release, all) {
  return runs.some((run) => side(run, release, all) === 0);
}

/** Say whether a symptom was seen in a release, and since when or until when; nothing where it never was. */
export function inWords(runs, release, all) {
  if (!runs.length) return "";
  const [first, last] = runs.find((run) => side(run, release, all) === 0) ?? [];
  if (first) {
    const since = first === all[0] ? "" : `, since ${first}`;
    const until = last === all.at(-1) ? "" : `, until ${last}`;
    return `Seen in your ${release}${since}${until}.`;
  }
  const before = runs.filter((run) => side(run, release, all) > 0).at(-1);
  const after = runs.find((run) => side(run, release, all) < 0);
  const others = [before && `last in ${before[1]}`, after && `${before ? "again" : "first"} in ${after[0]}`];
  return `Not seen in your ${release}: ${others.filter(Boolean).join(", ")}.`;
}

/** Return -1 for a release before a run, 0 for one in it, 1 for one after it. */
function side([first, last], release, all) {
  const place = all.indexOf(release);
  if (place < all.indexOf(first)) return -1;
  return place > all.indexOf(last) ? 1 : 0;
}

/** Put results that are of other releases behind the rest; a confident first one stays. */
export function stepBack(results, isOther) {
  const kept = results[0]?.confident ? 1 : 0;
  const rest = results.slice(kept);
  return [...results.slice(0, kept), ...rest.filter((result) => !isOther(result)), ...rest.filter(isOther)];
}
