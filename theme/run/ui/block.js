// One block of a page that can be run: run it, edit it, show what it did.

import { compare } from "../core/compare.js";
import { reach } from "./engine.js";
import { Output } from "./output.js";
import { sourceOf } from "./source.js";

const blocks = new WeakMap();

/** Return what runs a block of code, always the same one. */
export function blockOf(root) {
  if (!blocks.has(root)) blocks.set(root, new Block(root));
  return blocks.get(root);
}

class Block {
  #root;
  #code;
  #source;
  #output;
  #editor = null;
  #stop = null;

  constructor(root) {
    this.#root = root;
    this.#code = root.querySelector("pre");
    this.#source = sourceOf(root);
    this.#output = new Output(`What ${this.#source.name} shows`);
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
      await Promise.race([this.#source.load(), aborted(stop)]);
      const python = await Promise.race([reach(progress), aborted(stop)]);
      output.busy("Waiting for the program before", undefined, [stopButton]);
      const begun = () => output.busy("Running", undefined, [stopButton]);
      const files = this.#editor?.files ?? this.#source.files;
      const result = await this.#source.run(python, files, { stop: stop.signal, begun });
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
    this.#output.show(compare(result.shown, this.#source.expected), this.#buttons(result.traceback));
  }

  #buttons(traceback = []) {
    const search = { text: "Search this error", act: () => searchFor(traceback.join("\n")) };
    const reset = { text: "Reset", act: () => this.#reset() };
    return [...(traceback.length ? [search] : []), ...(this.#editor ? [reset] : [])];
  }

  async edit() {
    if (!this.#editor) {
      const [{ createEditor }] = await Promise.all([import("./editor.js"), this.#source.load()]);
      const { files, main, isShown } = this.#source;
      this.#editor = createEditor(files, main, () => this.run());
      this.#code.hidden = isShown;
      this.#code.after(this.#editor.element);
      this.#show().say("Edit the program, then run it. Nothing that you type leaves your browser.", this.#buttons());
    }
    this.#editor.focus();
  }

  #reset() {
    this.#stop?.abort();
    this.#editor?.element.remove();
    this.#editor = null;
    this.#code.hidden = false;
    this.#output.element.remove();
    this.#root.querySelector("[data-st-edit]").focus();
  }

  #show() {
    if (!this.#output.element.isConnected) this.#root.append(this.#output.element);
    return this.#output;
  }
}

function searchFor(text) {
  document.dispatchEvent(new CustomEvent("st-search", { detail: text }));
}

function aborted(stop) {
  return new Promise((_, reject) => stop.signal.addEventListener("abort", () => reject(new Error("stopped"))));
}
