// Chooses the section of a page that did the same thing as a paste: by the ways that exceptions took through packages.

/**
 * Return the anchor of the place that fits, or null where the places leave it open.
 *
 * `places` is `[[anchor, frames], ...]` of one message, `frames` as numbers of `known`; `seen` are the frames of the
 * exception of the paste, none where it has no traceback.
 */
export function anchorOf(places, seen, known) {
  if (!places.length) return null;
  const numbers = new Set(seen.map((frame) => known.get(frame)));
  const fits = places.map(([, frames]) => likeness(frames, numbers));
  const best = Math.max(...fits);
  const anchors = new Set(places.filter((_, place) => fits[place] === best).map(([anchor]) => anchor));
  return anchors.size === 1 ? [...anchors][0] : null;
}

/** Tell how much of a way was seen: the nearer to the end, the more a frame tells. */
function likeness(frames, numbers) {
  let sum = 0;
  let all = 0;
  frames.forEach((frame, depth) => {
    all += depth + 1;
    if (numbers.has(frame)) sum += depth + 1;
  });
  return all ? sum / all : 0;
}
