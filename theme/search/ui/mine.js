// "My Lilya": a page as it concerns a reader who has one release. Sections whose symptom was not seen in it step
// back, and what examples did in it opens. This stands in the page itself, behind its text
// (overrides/partials/content.html), so that a choice made before is there when the page is first drawn.

import { element } from "./element.js";
import { inWords, isIn, onReturn, remember, remembered } from "./release.js";

const list = document.querySelector("[data-st-mine]");
const status = document.querySelector("[data-st-mine-status]");
const article = list.closest("article");
const all = [...list.options]
  .slice(1)
  .map(({ value }) => value)
  .reverse();
// Folded text must open when a reader searches the page for it; a browser that cannot do that gets it unfolded.
const opensWhatIsFound = "onbeforematch" in list;
let shown = "";

recall();
onReturn(recall);
list.addEventListener("change", () => {
  remember(list.value);
  show(list.value);
});

function recall() {
  const release = remembered() ?? list.value;
  list.value = all.includes(release) ? release : "";
  if (list.value !== shown) show(list.value);
}

function show(release) {
  shown = release;
  unfold();
  const folded = release ? fold(release) : 0;
  for (const older of article.querySelectorAll("details.st-older")) older.open = !!release && holds(older, release);
  status.textContent = release ? summary(release, folded) : "All sections are shown alike.";
}

function summary(release, folded) {
  const seen = inWords(runsOf(article.querySelector(".facts-versions")), release, all);
  if (!folded) return seen;
  return `${seen} ${folded === 1 ? "1 section of other releases is" : `${folded} sections of other releases are`} folded.`;
}

/** Fold the sections whose symptom was not seen in a release; return their number. */
function fold(release) {
  const headings = []; // above the present place, outermost first: {level, isOther}
  let count = 0;
  let rest = null;
  for (const child of [...article.children]) {
    const level = Number(/^H([2-6])$/.exec(child.tagName)?.[1] ?? 0);
    const seen = level && child.nextElementSibling?.matches(".st-seen") ? child.nextElementSibling : null;
    if (level) {
      while (headings.at(-1)?.level >= level) headings.pop();
      headings.push({ level, isOther: seen ? !holds(seen, release) : headings.at(-1)?.isOther });
    }
    if (!headings.at(-1)?.isOther) rest = null;
    else if (seen) {
      rest = null;
      count += 1;
      child.classList.add("st-other");
      seen.append(element("span", { class: "st-seen__mine" }, ` · not in your ${release}`));
    } else if (!child.matches(".st-seen")) {
      rest ??= folder(child);
      rest.append(child);
    }
  }
  return count;
}

/** Put a closed disclosure before an element and return it. */
function folder(child) {
  const made = element("details", { class: "st-rest" }, element("summary", {}, "Show this section all the same"));
  made.open = !opensWhatIsFound;
  child.before(made);
  return made;
}

function unfold() {
  for (const rest of article.querySelectorAll(".st-rest")) rest.replaceWith(...[...rest.childNodes].slice(1));
  for (const mine of article.querySelectorAll(".st-seen__mine")) mine.remove();
  for (const heading of article.querySelectorAll(".st-other")) heading.classList.remove("st-other");
}

function holds(place, release) {
  return isIn(runsOf(place), release, all);
}

/** Return the runs of releases that an element names: `first last first last` makes two. */
function runsOf({ dataset }) {
  return (dataset.stSeen.match(/\S+ \S+/g) ?? []).map((run) => run.split(" "));
}
