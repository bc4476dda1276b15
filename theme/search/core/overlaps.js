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

/** Drop each hit that lies within, or overlaps, one with more literal text. */
export function largest(hits) {
  const ordered = [...hits].sort((a, b) => b.size - a.size || a.to - a.from - (b.to - b.from));
  const kept = [];
  const taken = new Map(); // canonical position divided by 64 -> hits that cover it
  for (const hit of ordered) {
    if (clashes(hit, taken, (other) => other.size > hit.size)) continue;
    kept.push(hit);
    enter(hit, taken);
  }
  return kept.sort((a, b) => a.from - b.from);
}

/** Drop each hit of an exception that came another way where it overlaps one that came its way. */
export function withoutOtherWays(hits, isElsewhere, isHere) {
  const taken = new Map();
  for (const hit of hits) if (isHere(hit)) enter(hit, taken);
  return hits.filter((hit) => !isElsewhere(hit) || !clashes(hit, taken, () => true));
}

function enter(hit, taken) {
  for (let block = hit.from >> 6; block <= hit.to >> 6; block++) {
    if (!taken.has(block)) taken.set(block, []);
    taken.get(block).push(hit);
  }
}

function clashes(hit, taken, wins) {
  for (let block = hit.from >> 6; block <= hit.to >> 6; block++) {
    for (const other of taken.get(block) ?? []) {
      if (hit.from < other.to && other.from < hit.to && wins(other)) return true;
    }
  }
  return false;
}
