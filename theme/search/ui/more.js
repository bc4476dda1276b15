import { mask } from "../core/index.js";
import { element } from "./element.js";

/** Make what stands below the results: what was understood, where else to look, how to share or report. */
export function more({ found, current, index, base, report, shareable, keepReport }) {
  const parts = [];
  const isEmpty = !found.results.length;
  if (isEmpty || (found.understood.isForeign && !found.confident))
    parts.push(element("p", {}, "The pages are in English. Paste the line with the error: it is found in any text."));
  if (isEmpty || (!found.confident && (current.pasted || found.understood.isForeign)))
    parts.push(...understood(found.understood), areas(found.understood.areas, index, base));
  const reporting = element("a", { href: report }, "Prepare a report");
  reporting.addEventListener("click", keepReport);
  const last = element("p", { class: "st-search__last" }, "Does none of these fit? ", reporting, ". ");
  if (shareable) last.append(share(current.text));
  return [...parts, last];
}

function understood({ exceptions, words }) {
  const parts = [
    ...exceptions
      .slice(0, 4)
      .map(({ type, message }) => mask([type, message].filter(Boolean).join(": ")).slice(0, 160)),
    ...(exceptions.length ? [] : [words.slice(0, 8).join(", ")]),
  ].filter(Boolean);
  if (!parts.length) return [];
  return [
    element(
      "p",
      {},
      "Understood from it: ",
      ...parts.flatMap((part, number) => [number ? ", " : "", element("code", {}, part)]),
    ),
  ];
}

function areas(near, index, base) {
  const chosen = near.length ? near : index.areas;
  const links = chosen.flatMap(({ slug, title }, number) => [
    number ? ", " : "",
    element("a", { href: `${base}/#map-${slug}` }, title),
  ]);
  return element("p", {}, "Nearest areas: ", ...links);
}

function share(text) {
  const button = element("button", { type: "button", class: "st-search__share" }, "Copy a link to this search");
  button.addEventListener("click", async () => {
    const address = new URL(location.href);
    address.search = `?${new URLSearchParams({ q: mask(text) })}`;
    address.hash = "";
    await navigator.clipboard.writeText(address.href);
    button.textContent = "Copied";
  });
  return button;
}
