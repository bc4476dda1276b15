// What every page loads: a few listeners. Matching, ranking and the index come when the reader
// reaches for the search, once.

import "./fixes.js";

const root = document.querySelector("[data-st-search]");
const dialog = document.querySelector("[data-st-dialog]");
const opener = document.querySelector("[data-st-opener]");
const input = root.querySelector("input");
const status = root.querySelector("[data-st-status]");

let panel = null;
let waiting = null;
let wanted = { text: "", pasted: false }; // what is searched for as soon as the search is there

/** Return the panel, loading it and the index on the first call; null when that fails. */
function reach() {
  waiting ??= load().catch(failed);
  return waiting;
}

async function load() {
  const slow = setTimeout(() => say("Loading the search …"), 200);
  try {
    const [{ createPanel }, index] = await Promise.all([import("./panel.js"), fetchIndex()]);
    say("");
    panel = createPanel({ root, index, base: root.dataset.base, report: root.dataset.report });
    return panel;
  } finally {
    clearTimeout(slow);
  }
}

async function fetchIndex() {
  const response = await fetch(root.dataset.index);
  if (!response.ok) throw new Error(`the index answered ${response.status}`);
  return response.json();
}

function failed() {
  waiting = null;
  const retry = document.createElement("button");
  retry.type = "button";
  retry.className = "st-search__retry";
  retry.textContent = "Try again";
  retry.addEventListener("click", () => {
    begin(wanted.text, wanted);
  });
  const map = document.createElement("a");
  map.href = `${root.dataset.base}/#symptom-map`;
  map.textContent = "symptom map";
  status.replaceChildren("The search could not be loaded. ", retry, " The ", map, " lists every page.");
  return null;
}

function say(text) {
  status.textContent = text;
}

/** Show the search and search for a text, if there is one. */
async function begin(text, { pasted = false } = {}) {
  open();
  if (pasted) input.value = "";
  wanted = { text, pasted };
  const ready = await reach();
  if (ready && text) ready.set(text, { pasted });
}

/** Search for what the reader searched for before a result was opened. */
function again({ text, pasted }) {
  begin(text, { pasted });
}

/** Show the search as it was left: all of a paste is still searched for, though the field holds its last line. */
function reopen() {
  if (panel) open();
  else begin(input.value);
}

function open() {
  if (dialog && !dialog.open) dialog.showModal();
  input.focus();
  input.select();
  if (!dialog) root.scrollIntoView({ block: "nearest" });
}

async function dropped(transfer) {
  const file = transfer.files[0];
  if (!file) return begin(transfer.getData("text/plain"), { pasted: true });
  open();
  if (file.size > 20e6) return say(`${file.name} is larger than 20 MB. Paste the part with the error.`);
  return begin(await file.text(), { pasted: true });
}

const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]");

document.addEventListener(
  "keydown",
  (event) => {
    const asked =
      (event.key === "/" && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) ||
      (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey);
    if (!asked) return;
    event.preventDefault();
    reopen();
  },
  { capture: true },
);

opener.addEventListener("click", reopen);
// What a program of the page showed (theme/run).
document.addEventListener("st-search", ({ detail }) => begin(detail, { pasted: true }));
dialog?.addEventListener("click", (event) => event.target === dialog && dialog.close());
input.addEventListener("focus", reach);
input.addEventListener("input", async () => {
  wanted = { text: input.value, pasted: false };
  const ready = panel ?? (await reach());
  ready?.set(input.value, { pasted: false });
});
// A one-line field drops the line breaks of a paste, so it is taken before it gets there.
input.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!/[\r\n]/.test(text.trim()) && text.length < 500) return;
  event.preventDefault();
  begin(text, { pasted: true });
});
document.addEventListener("dragover", (event) => {
  const types = event.dataTransfer?.types ?? [];
  if (types.includes("Files") || types.includes("text/plain")) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  if (!event.dataTransfer || (isTyping(event.target) === null && event.target.closest("a"))) return;
  event.preventDefault();
  dropped(event.dataTransfer);
});

const query = new URLSearchParams(location.search).get("q");
const earlier = history.state?.search;
if (earlier) again(earlier);
else if (query) begin(query);
// A result may have led to a section of the same page.
addEventListener("popstate", ({ state }) => state?.search && again(state.search));
const messages = document.querySelector("[data-st-messages]");
if (messages) import("./messages.js").then(({ filterMessages }) => filterMessages(messages));
if (sessionStorage.getItem("report") && document.querySelector("[data-st-report-page]")) {
  import("./report.js").then(({ showReport }) => showReport(document.querySelector("[data-st-report-page]")));
}
