// A thread of the browser in which Python runs. It gets `{ wasm, files }` first and answers `{ ready }`; then it gets
// programs, and answers each with `{ result, fresh }`. Asked to `{ warm }` it answers `{ ready }` again.
//
// Before the first program it has lost every way to anything but these answers.

import { start } from "./interpreter.js";

const answer = self.postMessage.bind(self);
let interpreter = null;

self.onmessage = async ({ data }) => {
  try {
    if (data.warm) {
      interpreter.warm();
      answer({ ready: true });
    } else if (interpreter) {
      answer(interpreter.run(data));
    } else {
      interpreter = await start(data);
      confine();
      answer({ ready: true });
    }
  } catch (error) {
    answer({ failed: String(error?.message ?? error).slice(-2000) });
  }
};

/** Take away what reaches a network, a store or another thread, wherever in the chain of prototypes it is. */
function confine() {
  for (let holder = self; holder; holder = Object.getPrototypeOf(holder)) {
    for (const name of REACHING) delete holder[name];
  }
}

const REACHING = [
  "fetch",
  "fetchLater",
  "XMLHttpRequest",
  "WebSocket",
  "WebSocketStream",
  "WebTransport",
  "EventSource",
  "RTCPeerConnection",
  "RTCDataChannel",
  "importScripts",
  "Worker",
  "SharedWorker",
  "BroadcastChannel",
  "MessageChannel",
  "postMessage",
  "caches",
  "indexedDB",
  "Notification",
  "navigator",
];
