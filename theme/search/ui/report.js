import { element } from "./element.js";

/** Show a report prepared from the last paste, its secrets masked, ready to be copied. */
export function showReport(place) {
  const paste = sessionStorage.getItem("report");
  const fence = "`".repeat(Math.max(3, longestRun(paste) + 1));
  const text = `## What happens\n\n(What did you do, what did you expect, what came instead?)\n\n## Error\n\n${fence}text\n${paste}\n${fence}\n\n## Versions\n\n(The output of the program on this page)\n\n## Smallest app that shows it\n\n${fence}python\n\n${fence}\n`;
  const field = element("textarea", { id: "st-report", rows: "14", spellcheck: "false" });
  field.value = text;
  const copy = element("button", { type: "button", class: "md-button" }, "Copy the report");
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(field.value);
    copy.textContent = "Copied";
  });
  place.replaceChildren(
    element(
      "label",
      { for: "st-report" },
      "Your report, prepared from what you pasted. Tokens and passwords that were recognised are masked; read it before you post it.",
    ),
    field,
    copy,
  );
  place.hidden = false;
}

function longestRun(text) {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
