// The search as the reader meets it: a combobox over a list of pages
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). Texts reach the page as text nodes only.

import { createSearch, mask } from "../core/index.js";
import { more } from "./more.js";
import { option } from "./option.js";
import { chosen, isIn, onReturn, stepBack } from "./release.js";

const SHOWN = 6;

/**
 * @param {{root: Element, index: object, base: string, report: string}} setting
 * @returns {{set(text: string, how: {pasted: boolean}): void}}
 */
export function createPanel({ root, index, base, report }) {
  const search = createSearch(index);
  const input = root.querySelector("input");
  const list = root.querySelector("[data-st-results]");
  const status = root.querySelector("[data-st-status]");
  const below = root.querySelector("[data-st-more]");
  const clear = root.querySelector("[data-st-clear]");
  const areaTitles = new Map(index.areas.map(({ slug, title }) => [slug, title]));
  const seenIn = new Map(index.pages.map(({ url, seen }) => [url, seen]));
  let current = { text: "", pasted: false };
  let results = [];
  let active = -1;

  function set(text, { pasted }) {
    current = { text, pasted };
    if (pasted) input.value = lastLine(text);
    else if (input.value !== text) input.value = text;
    clear.hidden = !text;
    text.trim() ? show(search.search(text)) : reset();
  }

  function show(found) {
    // A release that the paste names counts before the one that the reader chose.
    const named = found.understood.release;
    const release = index.releases.includes(named) ? named : chosen();
    const isOther = ({ url }) => isOfOthers(url, release);
    const concerns = (result) => {
      if (isOther(result)) return `not seen in ${release}`;
      return release === named && seenIn.get(result.url).length ? `seen in ${release}` : "";
    };
    // What steps back stays among those that are shown.
    results = stepBack(found.results.slice(0, SHOWN), isOther);
    active = -1;
    list.replaceChildren(
      ...results.map((result, number) =>
        option(result, number, areaTitles.get(result.area), concerns(result), isOther(result)),
      ),
    );
    list.hidden = !results.length;
    input.setAttribute("aria-expanded", String(results.length > 0));
    input.removeAttribute("aria-activedescendant");
    status.textContent = summary(found);
    below.replaceChildren(...more({ found, current, index, base, report, shareable: isShareable(), keepReport }));
    below.hidden = false;
  }

  /** Tell whether a page's symptom was seen, but not in the release that the reader chose. */
  function isOfOthers(url, release) {
    const runs = seenIn.get(url);
    return runs.length > 0 && index.releases.includes(release) && !isIn(runs, release, index.releases);
  }

  function summary({ confident }) {
    const source = current.pasted ? `${lineCount(current.text)} pasted. ` : "";
    if (!results.length) return `${source}No page was found.`;
    const count = new Set(results.map(({ url }) => url)).size;
    const pages = count === 1 ? "1 page" : `${count} pages`;
    if (current.pasted && !confident) return `${source}No message was recognised. ${pages} may help.`;
    return `${source}${pages}. Enter opens the first.`;
  }

  function reset() {
    results = [];
    active = -1;
    list.replaceChildren();
    list.hidden = below.hidden = clear.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    status.textContent = "";
  }

  function isShareable() {
    return !current.pasted && current.text.length < 200;
  }

  function keepReport() {
    sessionStorage.setItem("report", mask(current.text).slice(0, 200_000));
  }

  function move(step) {
    if (!results.length) return;
    active = (active + step + results.length + (active < 0 && step < 0 ? 1 : 0)) % results.length;
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === active)));
    input.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  }

  function open(number, inNewTab = false) {
    const result = results[number];
    if (!result) return;
    const anchor = result.section ? `#${result.section.anchor}` : "";
    const address = new URL(`${base}/${result.url}${anchor}`, location.href);
    if (inNewTab) {
      window.open(address, "_blank", "noopener");
      return;
    }
    // Kept with this entry of the browser's history, so that Back comes back to it; never in the address.
    if (current.text.length < 500_000) history.replaceState({ ...history.state, search: current }, "");
    // A section of the page that is open already is no other page: what covers it goes.
    root.closest("dialog")?.close();
    location.assign(address);
  }

  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: (event) => open(Math.max(active, 0), event.ctrlKey || event.metaKey),
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && current.text && !root.closest("dialog")) {
      event.preventDefault();
      set("", { pasted: false });
      input.value = "";
    } else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key](event);
    }
  });
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) open(Number(item.dataset.number), event.ctrlKey || event.metaKey);
  });
  list.addEventListener("auxclick", (event) => {
    const item = event.target.closest("[role=option]");
    if (item && event.button === 1) open(Number(item.dataset.number), true);
  });
  const again = () => set(current.text, current);
  document.querySelector("[data-st-mine]")?.addEventListener("change", again);
  onReturn(again);
  // A click must not take the focus from the field: the list is driven from there.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    set("", { pasted: false });
    input.value = "";
    input.focus();
  });
  return { set };
}

function lastLine(text) {
  const end = text.slice(-20_000).trimEnd();
  return mask(
    end
      .slice(Math.max(end.lastIndexOf("\n"), end.lastIndexOf("\r")) + 1)
      .trim()
      .slice(0, 300),
  );
}

function lineCount(text) {
  const count = text.trimEnd().split(/\r\n|\r|\n/).length;
  return count === 1 ? "1 line" : `${count.toLocaleString("en")} lines`;
}
