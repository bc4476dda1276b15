// Python beside the page: in a thread that is ended when a program does not end, and begun anew.

/** What a browser or a network did not let happen; its text is for the reader. */
export class Unavailable extends Error {}

export class Python {
  #script;
  #archives;
  #worker = null;
  /** The thread that has imported what most programs import, or null. */
  #warm = null;
  /** Seconds that the last start of a thread took. */
  #startTook = 0;
  #last = Promise.resolve();

  /**
   * @param {string} script of the thread
   * @param {{ wasm: Uint8Array, files: Uint8Array }} archives
   */
  constructor(script, archives) {
    // Of a blob, and so under the policy of the page. A thread of an address is under the policy that the answer
    // from there names, and a host of static files names none.
    this.#script = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    this.#archives = archives;
  }

  /** Start the thread if there is none: a program then begins at once. */
  ready() {
    this.#worker ??= this.#start();
    return this.#worker;
  }

  async #start() {
    const begun = performance.now();
    const worker = new Worker(this.#script, { type: "module" });
    await this.#readied(worker, this.#archives);
    this.#startTook = (performance.now() - begun) / 1000;
    return worker;
  }

  /** Make a thread do more than the first program needs: that is not what a reader waits for. */
  async #warmed(worker) {
    this.#warm = await worker;
    await this.#readied(this.#warm, { warm: true });
    return this.#warm;
  }

  async #readied(worker, message) {
    const { failed } = await asked(worker, message);
    if (!failed) return;
    worker.terminate();
    this.#worker = null;
    throw new Unavailable(failed);
  }

  /**
   * Run a program, after those that were asked for before.
   *
   * @param {{ files: Record<string, string>, run: string }} program
   * @param {{ seconds: number, stop?: AbortSignal, begun?: () => void }} how
   * @returns {Promise<object>} what it did (python/inpage/runner.py), or `hung`, `stopped` or `failed`
   */
  run(program, how) {
    const run = this.#last.then(() => this.#run(program, how));
    this.#last = run.catch(() => {});
    // One that waits for its turn is stopped at once.
    return Promise.race([run, asSoonAs(how.stop)]);
  }

  async #run(program, { seconds, stop, begun }) {
    if (stop?.aborted) return STOPPED;
    const worker = await this.ready();
    begun?.();
    // What a first program imports is not counted as its own time; it takes less than the start did, unless the
    // machine is busy just now.
    const patience = worker === this.#warm ? seconds : seconds + 3 * this.#startTook;
    const { fresh, ...ended } = await Promise.race([asked(worker, program), after(patience), asSoonAs(stop)]);
    if (!fresh) worker.terminate();
    if (!fresh || worker !== this.#warm) {
      this.#worker = this.#warmed(fresh ? worker : this.#start());
      this.#worker.catch(() => {});
    }
    return ended.result ?? ended;
  }
}

function asked(worker, message) {
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => resolve({ failed: event.message || "the thread of Python could not be started" });
    worker.postMessage(message);
  });
}

const STOPPED = { stopped: true };

const after = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000, { hung: true }));

const asSoonAs = (stop) => new Promise((resolve) => stop?.addEventListener("abort", () => resolve(STOPPED)));
