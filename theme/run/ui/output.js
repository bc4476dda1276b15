// What stands below a program that was run: how far it is, then what it showed. Texts reach the page as text nodes only.

import { element } from "../../search/ui/element.js";

const WHERE = `Python ${PYTHON}, in your browser`;

export class Output {
  #status = element("p", { class: "st-output__status", role: "status" });
  #bar = element("progress", { class: "st-output__bar", "aria-hidden": "true" });
  #lines = element("pre", { class: "st-output__lines", tabindex: "0" });
  #buttons = element("div", { class: "st-output__buttons" });

  /** @param {string} name what a screen reader calls it */
  constructor(name) {
    this.#lines.setAttribute("aria-label", name);
    this.#lines.setAttribute("role", "group");
    const parts = [this.#status, this.#bar, this.#lines, this.#buttons];
    this.element = element("div", { class: "st-output" }, ...parts);
  }

  /**
   * Say what is going on.
   *
   * @param {string} text
   * @param {number | undefined} share of it that is done, if that is known
   */
  busy(text, share, buttons) {
    this.#is({ text, buttons });
    this.#bar.hidden = false;
    if (share === undefined) this.#bar.removeAttribute("value");
    else this.#bar.value = share;
  }

  say(text, buttons) {
    this.#is({ text, buttons });
  }

  fail(error, buttons) {
    const text = `This cannot run in your browser now: ${error.message}. Save it as a file and run it with python.`;
    this.#is({ text, buttons });
  }

  /** Show lines as `compare` returns them. */
  show({ lines, missing }, buttons) {
    const isSame = !missing.length && lines.every(({ isNew }) => !isNew);
    const nothing = lines.length ? "" : "It shows nothing. ";
    const text = isSame ? "The same as on this page." : "Not as on this page: + is new here, - is missing.";
    this.#is({ text: `${WHERE}. ${nothing}${text}`, buttons });
    const all = [...lines, ...missing.map((line) => ({ text: line, isMissing: true }))];
    this.#lines.replaceChildren(...all.map((line) => row(line, isSame)));
    this.#lines.hidden = !all.length;
  }

  #is({ text, buttons }) {
    // Told only when it changes, or a screen reader would say every tenth of a megabyte.
    const said = text.replace(/: [\d.]+ of.*/, "");
    if (this.#status.dataset.said !== said) this.#status.setAttribute("aria-live", "polite");
    else this.#status.setAttribute("aria-live", "off");
    this.#status.dataset.said = said;
    this.#status.textContent = text;
    this.#bar.hidden = true;
    this.#lines.hidden = true;
    const names = buttons.map((button) => button.text).join();
    if (this.#buttons.dataset.names === names && names === "Stop") return;
    this.#buttons.dataset.names = names;
    this.#buttons.replaceChildren(...buttons.map(({ text: name, act }) => made(name, act)));
  }
}

function row({ text, isNew, isMissing }, isSame) {
  const sign = isSame ? "" : isMissing ? "- " : isNew ? "+ " : "  ";
  const kind = isMissing ? "st-output__missing" : isNew ? "st-output__new" : "";
  return element("span", { class: `st-output__line ${kind}`.trim() }, `${sign}${text}\n`);
}

function made(name, act) {
  const button = element("button", { type: "button" }, name);
  button.addEventListener("click", act);
  return button;
}
