// One of several files at a time (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/).

import { element } from "../../search/ui/element.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1 };
let made = 0;

/**
 * Return an element that holds a tab for each name above a panel.
 *
 * @param {string[]} names
 * @param {string} open the name that is chosen first
 * @param {Element} content of the panel, whichever is chosen
 * @param {(name: string) => void} show is called with a name that was chosen
 */
export function withTabs(names, open, content, show) {
  const id = `st-tabs-${++made}`;
  const panel = element("div", { role: "tabpanel", id }, content);
  const tabs = names.map((name) => element("button", { type: "button", role: "tab", "aria-controls": id }, name));
  const choose = (chosen) => {
    for (const tab of tabs) {
      tab.setAttribute("aria-selected", tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
    }
    panel.setAttribute("aria-label", chosen.textContent);
  };
  for (const [place, tab] of tabs.entries()) {
    tab.addEventListener("click", () => {
      choose(tab);
      show(names[place]);
    });
    tab.addEventListener("keydown", ({ key }) => {
      const next = tabs.at((place + (STEPS[key] ?? 0)) % tabs.length);
      if (next === tab) return;
      next.focus();
      next.click();
    });
  }
  choose(tabs[names.indexOf(open)]);
  const list = element("div", { class: "st-tabs", role: "tablist", "aria-label": "Files" }, ...tabs);
  return element("div", {}, list, panel);
}
