// Aligns the words of a text with those of a message, mistyped and cut-off words included.

/** Return the `[theirs, ours, same]` of the words that agree in order, as heavy as possible. */
export function align(entry, own) {
  const rows = entry.words.length;
  const columns = own.length;
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  const same = entry.words.map((theirs, row) =>
    own.map(({ word }, column) => agreement(theirs, word, column === columns - 1) * entry.weights[row]),
  );
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const skipped = Math.max(best[row + 1][column], best[row][column + 1]);
      const taken = same[row][column] ? same[row][column] + best[row + 1][column + 1] : 0;
      best[row][column] = Math.max(skipped, taken);
    }
  }
  const pairs = [];
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const taken = same[row][column] ? same[row][column] + best[row + 1][column + 1] : 0;
    if (taken && taken >= best[row][column]) {
      pairs.push([row, column, same[row][column] / entry.weights[row]]);
      row += 1;
      column += 1;
    } else if (best[row + 1][column] >= best[row][column + 1]) row += 1;
    else column += 1;
  }
  return pairs;
}

/** How much two words agree, from 0 to 1; the last word of a text may be cut off. */
function agreement(theirs, ours, isLast) {
  if (theirs === ours) return 1;
  if (isLast && ours.length >= 2 && theirs.startsWith(ours)) return 0.9;
  const shorter = Math.min(theirs.length, ours.length);
  if (shorter < 3 || theirs.length < 4 || Math.abs(theirs.length - ours.length) > 2) return 0;
  if (shorter < 4 && theirs[0] !== ours[0]) return 0;
  const distance = edits(theirs, ours);
  return distance === 1 || (distance === 2 && shorter >= 7) ? 1 - 0.15 * distance : 0;
}

/** Count the letters to change, add, leave out or swap with their neighbour; more than 2 count as 3. */
function edits(a, b) {
  let previous = [];
  let current = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let value = Math.min(current[column] + 1, next[column - 1] + 1, current[column - 1] + cost);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        value = Math.min(value, previous[column - 2] + 1);
      }
      next.push(value);
      least = Math.min(least, value);
    }
    if (least > 2) return 3;
    previous = current;
    current = next;
  }
  return current[b.length];
}
