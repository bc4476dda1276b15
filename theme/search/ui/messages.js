// Filters the index of Lilya's messages in place: the rows that hold every word that is typed stay.

import { element } from "./element.js";

export function filterMessages(root) {
  const sections = [...root.querySelectorAll("section")].map((section) => ({
    section,
    modules: [...section.querySelectorAll("ul")].map(readModule),
  }));
  const all = sections.flatMap(({ modules }) => modules.flatMap(({ rows }) => rows)).length;
  const input = element("input", { id: "st-filter", type: "search", autocomplete: "off", spellcheck: "false" });
  const status = element("span", { role: "status" });
  const label = element("label", { for: "st-filter" }, "Filter ");
  root.before(element("p", { class: "st-filter" }, label, input, " ", status));
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const { section, modules } of sections) {
      let here = 0;
      for (const { list, head, rows } of modules) {
        const shown = rows.filter(({ row, text }) => {
          row.hidden = !words.every((word) => text.includes(word));
          return !row.hidden;
        }).length;
        list.hidden = head.hidden = !shown;
        here += shown;
      }
      section.hidden = !here;
      left += here;
    }
    status.textContent = words.length ? `${left} of ${all}` : "";
  });
}

function readModule(list) {
  const head = list.previousElementSibling;
  const rows = [...list.children].map((row) => ({ row, text: `${head.textContent} ${row.textContent}`.toLowerCase() }));
  return { list, head, rows };
}
