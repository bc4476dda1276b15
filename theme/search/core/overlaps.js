// Chooses among the places where templates were found.

const HITS = 20; // places of one template in one paste

/** Of one template's many places keep the last ones. */
export function latest(hits) {
  const counts = new Map();
  return hits
    .reverse()
    .filter((hit) => {
      const count = (counts.get(hit.template) ?? 0) + 1;
      counts.set(hit.template, count);
      return count <= HITS;
    })
    .reverse();
}

/** Drop each hit that lies within, or overlaps, one that is not `isElsewhere` as it is, or has more literal text. */
export function largest(hits) {
  const ordered = [...hits].sort(
    (a, b) => a.isElsewhere - b.isElsewhere || b.size - a.size || a.to - a.from - (b.to - b.from),
  );
  const kept = [];
  const taken = new Map(); // canonical position divided by 64 -> hits that cover it
  for (const hit of ordered) {
    if (clashes(hit, taken)) continue;
    kept.push(hit);
    for (let block = hit.from >> 6; block <= hit.to >> 6; block++) {
      if (!taken.has(block)) taken.set(block, []);
      taken.get(block).push(hit);
    }
  }
  return kept.sort((a, b) => a.from - b.from);
}

function clashes(hit, taken) {
  for (let block = hit.from >> 6; block <= hit.to >> 6; block++) {
    for (const other of taken.get(block) ?? []) {
      const overlaps = hit.from < other.to && other.from < hit.to;
      if (overlaps && (other.isElsewhere !== hit.isElsewhere || other.size > hit.size)) return true;
    }
  }
  return false;
}
