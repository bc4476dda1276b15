import { element } from "./element.js";

const EXAMPLE_SHOWN = 100; // characters of what an example showed

/**
 * Make the list item of a result: title, where it opens, the line that led to it, cause, versions; `release` says
 * whether it concerns the reader's release, and `isOther` that it does not.
 */
export function option(result, number, area, release = "", isOther = false) {
  return element(
    "li",
    { role: "option", id: `st-result-${number}`, "aria-selected": "false", "data-number": number, class: "st-result" },
    element("span", { class: "st-result__title" }, result.title),
    ...section(result),
    ...why(result.reason),
    ...caution(result),
    element("span", { class: "st-result__cause" }, result.cause),
    element("span", { class: "st-result__facts" }, `${area} · Lilya ${result.versions}`, ...concerns(release, isOther)),
  );
}

/** Say where the result opens, and what the example there showed. */
function section({ section, shown }) {
  if (!section) return [];
  const example = shown ? [" · its example: ", element("code", {}, short(shown))] : [];
  return [element("span", { class: "st-result__section" }, `Section: ${section.title}`, ...example)];
}

function short(line) {
  return line.length > EXAMPLE_SHOWN ? `${line.slice(0, EXAMPLE_SHOWN)} …` : line;
}

/** Say what is different: the same words may have another cause. */
function caution({ elsewhere, relative }) {
  if (relative) return [note(`${relative} raised it; the page shows it in Lilya.`)];
  return elsewhere ? [note("The same words, raised elsewhere: compare your traceback with the page's.")] : [];
}

function note(text) {
  return element("span", { class: "st-result__caution" }, text);
}

function concerns(release, isOther) {
  return release ? [" · ", element("span", isOther ? { class: "st-result__other" } : {}, release)] : [];
}

function why({ kind, line, start, end }) {
  if (!line) return [];
  const [from, to] = window_(line, start, end);
  const words = { message: "Message", near: "Close to", exception: "Exception", frames: "Traceback", words: "Words" };
  return [
    element(
      "span",
      { class: "st-result__why" },
      `${words[kind]}: `,
      element(
        "code",
        {},
        from > 0 ? "… " : "",
        line.slice(from, start),
        element("mark", {}, line.slice(start, end)),
        line.slice(end, to),
        to < line.length ? " …" : "",
      ),
    ),
  ];
}

/** Return the part of a long line to show around its match. */
function window_(line, start, end) {
  const from = start > 80 ? start - 40 : 0;
  return [from, Math.min(line.length, Math.max(end, from) + 80)];
}
