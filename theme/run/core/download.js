// Brings what Python needs into the page, and keeps it in the browser: for the next page, and without a network.

const STORE = "lilya-troubleshooting-run";

/**
 * Fetch files of the site, all at once.
 *
 * @param {string[]} addresses that carry a hash of the content
 * @param {(bytes: number) => void} progress is told how many came so far, in all
 * @returns {Promise<Uint8Array[]>}
 */
export async function download(addresses, progress) {
  const store = await openStore();
  const failed = new AbortController();
  let sum = 0;
  const count = (bytes) => failed.signal.aborted || progress((sum += bytes));
  try {
    const contents = await Promise.all(addresses.map((address) => one(address, store, count, failed.signal)));
    await forgetOthers(store, addresses);
    return contents;
  } catch (error) {
    failed.abort();
    throw error;
  }
}

async function one(address, store, count, signal) {
  const kept = await store?.match(address);
  if (kept) {
    const content = new Uint8Array(await kept.arrayBuffer());
    count(content.length);
    return content;
  }
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${new URL(address).pathname} answered ${response.status}`);
  const content = await read(response.body, count);
  // A store that is full or forbidden costs the next page a download, and nothing else.
  await store?.put(address, new Response(content)).catch(() => {});
  return content;
}

async function read(body, count) {
  const chunks = [];
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    count(value.length);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

async function openStore() {
  try {
    return await caches.open(STORE);
  } catch {
    return null;
  }
}

/** Remove what earlier versions of the site left. */
async function forgetOthers(store, addresses) {
  for (const { url } of (await store?.keys()) ?? []) if (!addresses.includes(url)) await store.delete(url);
}
