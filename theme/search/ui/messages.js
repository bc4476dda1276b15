// Filters the index of Lilya's messages in place: the rows that hold every word that is typed stay.

export function filterMessages(root) {
  const sections = [...root.querySelectorAll("section")].map((section) => ({
    section,
    modules: [...section.querySelectorAll("ul")].map(readModule),
  }));
  const all = sections.flatMap(({ modules }) => modules.flatMap(({ rows }) => rows)).length;
  const input = document.querySelector("#st-filter");
  const status = document.querySelector(".st-filter [role=status]");
  input.addEventListener("focus", () => root.classList.add("st-filtering"));
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
