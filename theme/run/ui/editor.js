// The editor of a program: CodeMirror, in the colours of the page. Tab leaves it.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { withTabs } from "./tabs.js";

const colour = (name) => ({ color: `var(--md-code-hl-${name}-color)` });
const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.definitionKeyword], ...colour("keyword") },
  { tag: [tags.string, tags.special(tags.string)], ...colour("string") },
  { tag: tags.comment, ...colour("comment") },
  { tag: [tags.number, tags.bool, tags.null], ...colour("number") },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], ...colour("function") },
]);
const LOOK = EditorView.theme({
  "&": { backgroundColor: "var(--md-code-bg-color)", color: "var(--md-code-fg-color)", fontSize: "0.85em" },
  "&.cm-focused": { outline: "2px solid var(--md-accent-fg-color)" },
  ".cm-content": { fontFamily: "var(--md-code-font-family)", caretColor: "currentcolor" },
  ".cm-cursor": { borderLeftColor: "currentcolor" },
});

/**
 * @param {Record<string, string>} files text by name; several are shown as tabs
 * @param {string} main the name of the one that is open first
 * @param {() => void} run is called at Ctrl+Enter
 */
export function createEditor(files, main, run) {
  const handled = () => {
    run();
    return true;
  };
  const states = new Map(Object.entries(files).map(([name, text]) => [name, stateOf(name, text, handled)]));
  let open = main;
  const view = new EditorView({ state: states.get(open) });
  const show = (name) => {
    states.set(open, view.state);
    open = name;
    view.setState(states.get(open));
  };
  return {
    element: states.size > 1 ? withTabs([...states.keys()], main, view.dom, show) : view.dom,
    focus: () => view.focus(),
    get files() {
      states.set(open, view.state);
      return Object.fromEntries([...states].map(([name, state]) => [name, state.doc.toString()]));
    },
  };
}

function stateOf(name, doc, run) {
  return EditorState.create({
    doc,
    extensions: [
      keymap.of([{ key: "Mod-Enter", run }, ...defaultKeymap, ...historyKeymap]),
      history(),
      name.endsWith(".py") ? [python(), indentUnit.of("    "), syntaxHighlighting(COLOURS)] : [],
      LOOK,
      EditorView.contentAttributes.of({ "aria-label": `Edit ${name}`, spellcheck: "false", tabindex: "0" }),
    ],
  });
}
