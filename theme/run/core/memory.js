// Keeps all that an interpreter knows, and puts it back: its memory, its files, its open streams, its folder.
//
// A program that changed what was there before it (a file of a library), or loaded what is compiled, leaves something
// that this does not undo: `putBack` says so, and the interpreter is to be thrown away.

const TOO_MUCH = 256 * 2 ** 20; // bytes that memory may have grown: emptying more takes longer than a new start

export class Kept {
  #module;
  #memory;
  #files;
  #streams;
  #compiled;
  #folder;

  constructor(module) {
    this.#module = module;
    this.#files = new Map(every(module.FS.root));
    this.#streams = module.FS.streams.length;
    this.#compiled = compiled(module);
    this.#folder = module.FS.cwd();
    this.#memory = module.HEAPU8.slice();
  }

  /** Put everything back; return whether nothing of what was kept had been changed. */
  putBack() {
    const { FS } = this.#module;
    FS.chdir(this.#folder);
    for (const stream of FS.streams.slice(this.#streams)) if (stream) FS.close(stream);
    if (compiled(this.#module) !== this.#compiled || !this.#emptyFolder(FS.root, "")) return false;
    const memory = this.#module.HEAPU8;
    if (memory.length - this.#memory.length > TOO_MUCH) return false;
    memory.set(this.#memory);
    memory.fill(0, this.#memory.length);
    return true;
  }

  /** Remove what is new in a folder; return whether the rest is as it was. */
  #emptyFolder(folder, path) {
    const { FS } = this.#module;
    let left = 0;
    for (const [name, node] of Object.entries(folder.contents)) {
      const known = this.#files.get(node);
      if (known === undefined) remove(FS, `${path}/${name}`, node);
      else if (known !== mark(node) || (isMemory(node) && !this.#emptyFolder(node, `${path}/${name}`))) return false;
      else left++;
    }
    return left === this.#files.get(folder.contents);
  }
}

/** Return how many libraries of WebAssembly are loaded. */
const compiled = (module) => Object.keys(module.LDSO.loadedLibsByName).length;

const isMemory = (node) =>
  node.isFolder && node.contents && node.node_ops?.readdir && !ArrayBuffer.isView(node.contents);

function* every(folder) {
  const entries = Object.values(folder.contents);
  yield [folder.contents, entries.length];
  for (const node of entries) {
    yield [node, mark(node)];
    if (isMemory(node)) yield* every(node);
  }
}

/** Return what tells that a file was written: folders also change when something comes and goes in them. */
function mark(node) {
  return node.isFolder || node.isDevice ? `${node.mode}` : `${node.mode} ${node.usedBytes} ${node.mtime}`;
}

function remove(FS, path, node) {
  if (node.isFolder) {
    for (const [name, inner] of Object.entries(node.contents)) remove(FS, `${path}/${name}`, inner);
    FS.rmdir(path);
  } else {
    FS.unlink(path);
  }
}
