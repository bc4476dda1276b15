// What a block of code holds that can be run: a program, or commands of a terminal with the files of their folder.

import { expected } from "../core/compare.js";
import { hangLine, runSession } from "../core/session.js";
import { bring } from "./engine.js";

/** Return what a block holds. */
export function sourceOf(root) {
  const { dataset } = root.querySelector("[data-st-run]");
  const name = root.querySelector(".filename").firstChild.textContent.trim();
  const text = root.querySelector("pre > code").textContent;
  const seconds = Number(dataset.stRun || 10);
  return dataset.stSession
    ? new Session(name, text, seconds, dataset.stSession)
    : new Program(name, text, seconds, tracebackBelow(root));
}

class Program {
  /** Whether what can be edited is what the block shows. */
  isShown = true;

  constructor(name, text, seconds, traceback) {
    this.name = name;
    this.main = name;
    this.seconds = seconds;
    this.expected = expected(text, traceback);
    this.files = { [name]: text };
  }

  async load() {}

  async run(python, files, how) {
    const result = await python.run({ files, run: this.name }, { ...how, seconds: this.seconds });
    return result.hung ? { shown: [hangLine(this.seconds)], traceback: [] } : result;
  }
}

class Session {
  isShown = false;
  files = null;
  #address;
  #commands;

  constructor(name, text, seconds, address) {
    this.name = name;
    this.seconds = seconds;
    this.expected = text.split("\n").slice(0, -1);
    this.#address = address;
  }

  /** Bring what the block does not show: the files. */
  async load() {
    if (this.files) return;
    const { files, commands } = await bring(this.#address);
    this.#commands = commands;
    this.main = commands.flatMap(({ words }) => words).find((word) => word in files) ?? Object.keys(files)[0];
    this.files = files;
  }

  async run(python, files, how) {
    const result = await runSession(python, { files, commands: this.#commands }, { ...how, seconds: this.seconds });
    if (!result.shown) return result;
    const shown = result.shown.flatMap((lines, place) => [`$ ${this.#commands[place].line}`, ...lines]);
    const raising = result.raised.findLastIndex((raised) => raised.length);
    return { shown, traceback: raising < 0 ? [] : result.shown[raising] };
  }
}

/** Return the text of the block below a program, if it is the program's traceback. */
function tracebackBelow(root) {
  const below = root.nextElementSibling;
  return below?.matches(".language-pytb") ? below.querySelector("code").textContent : "";
}
