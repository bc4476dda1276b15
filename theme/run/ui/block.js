// One program of a page: run it, edit it, show what it did.

import { compare, expected } from "../core/compare.js";
import { reach } from "./engine.js";
import { Output } from "./output.js";

const blocks = new WeakMap();

/** Return what runs the program of a block of code, always the same one. */
export function blockOf(root) {
  if (!blocks.has(root)) blocks.set(root, new Block(root));
  return blocks.get(root);
}

class Block {
  #root;
  #code;
  #name;
  #text;
  #seconds;
  #expected;
  #output;
  #editor = null;
  #stop = null;

  constructor(root) {
    this.#root = root;
    this.#code = root.querySelector("pre");
    this.#name = root.querySelector(".filename").firstChild.textContent.trim();
    this.#text = this.#code.querySelector("code").textContent;
    this.#seconds = Number(root.querySelector("[data-st-run]").dataset.stRun || 10);
    this.#expected = expected(this.#text, tracebackBelow(root));
    this.#output = new Output(`What ${this.#name} shows`);
  }

  async run() {
    // A second click while it runs begins again.
    this.#stop?.abort();
    const stop = (this.#stop = new AbortController());
    const output = this.#show();
    const stopButton = { text: "Stop", act: () => stop.abort() };
    output.busy("Loading Python", 0, [stopButton]);
    const progress = (text, share) => stop.signal.aborted || output.busy(text, share, [stopButton]);
    try {
      const python = await Promise.race([reach(progress), aborted(stop)]);
      const program = { files: { [this.#name]: this.#editor?.text ?? this.#text }, run: this.#name };
      output.busy("Waiting for the program before", undefined, [stopButton]);
      const begun = () => output.busy("Running", undefined, [stopButton]);
      const result = await python.run(program, { seconds: this.#seconds, stop: stop.signal, begun });
      if (stop === this.#stop) this.#tell(result);
    } catch (error) {
      if (stop !== this.#stop) return;
      if (stop.signal.aborted) output.say("Stopped.", this.#buttons());
      else output.fail(error, [{ text: "Try again", act: () => this.run() }]);
    }
  }

  #tell(result) {
    if (result.stopped) return this.#output.say("Stopped.", this.#buttons());
    if (result.failed) return this.#output.fail(new Error(result.failed), this.#buttons());
    const shown = result.hung ? [`(hangs: ended after ${this.#seconds} s)`] : result.shown;
    const traceback = result.hung ? [] : result.traceback;
    this.#output.show(compare(shown, this.#expected), this.#buttons(traceback));
  }

  #buttons(traceback = []) {
    const search = { text: "Search this error", act: () => searchFor(traceback.join("\n")) };
    const reset = { text: "Reset", act: () => this.#reset() };
    return [...(traceback.length ? [search] : []), ...(this.#editor ? [reset] : [])];
  }

  async edit() {
    if (!this.#editor) {
      const { createEditor } = await import("./editor.js");
      this.#editor = createEditor(this.#text, `Edit ${this.#name}`, () => this.run());
      this.#code.hidden = true;
      this.#code.after(this.#editor.element);
      this.#root.classList.add("st-editing");
      this.#show().say("Edit the program, then run it. Nothing that you type leaves your browser.", this.#buttons());
    }
    this.#editor.focus();
  }

  #reset() {
    this.#stop?.abort();
    this.#editor?.element.remove();
    this.#editor = null;
    this.#code.hidden = false;
    this.#root.classList.remove("st-editing");
    this.#output.element.remove();
    this.#root.querySelector("[data-st-edit]").focus();
  }

  #show() {
    if (!this.#output.element.isConnected) this.#root.append(this.#output.element);
    return this.#output;
  }
}

/** Return the text of the block below a program, if it is the program's traceback. */
function tracebackBelow(root) {
  const below = root.nextElementSibling;
  return below?.matches(".language-pytb") ? below.querySelector("code").textContent : "";
}

function searchFor(text) {
  document.dispatchEvent(new CustomEvent("st-search", { detail: text }));
}

function aborted(stop) {
  return new Promise((_, reject) => stop.signal.addEventListener("abort", () => reject(new Error("stopped"))));
}
