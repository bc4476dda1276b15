import { element } from "./element.js";

/** Make the list item of a result: title, the line that led to it, cause, versions, and `other`, what is against it. */
export function option(result, number, area, other = "") {
  return element(
    "li",
    { role: "option", id: `st-result-${number}`, "aria-selected": "false", "data-number": number, class: "st-result" },
    element("span", { class: "st-result__title" }, result.title),
    ...section(result),
    ...why(result.reason),
    element("span", { class: "st-result__cause" }, result.cause),
    element("span", { class: "st-result__facts" }, `${area} · Lilya ${result.versions}`, ...against(other)),
  );
}

/** Say where the result opens. */
function section({ section }) {
  return section ? [element("span", { class: "st-result__section" }, `Section: ${section.title}`)] : [];
}

function against(other) {
  return other ? [" · ", element("span", { class: "st-result__other" }, other)] : [];
}

function why({ kind, line, start, end }) {
  if (!line) return [];
  const [from, to] = window_(line, start, end);
  const words = { message: "Message", near: "Close to", exception: "Exception", words: "Words" };
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
