// Hides common secrets. What is found is replaced before a text is shown, returned or copied;
// matching works on the text as it is, so a hidden value never hides a message.

export const MASK = "•••";

const SECRET_WORDS =
  "password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|credential|" +
  "session[_-]?id|csrftoken";
const NAMES = `(?:[\\w-]{0,60}(?:${SECRET_WORDS})[\\w-]{0,40}|pwd|pass|auth|jwt|sessionid|session|sid|key|signature|sig)`;

// Each has the value as group 1; all are linear: no part can match the same text in two ways.
const RULES = [
  // redis://user:password@host, https://token@host
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/(?:[^\s:/@'"<>]{0,100}:)?([^\s/'"<>]{1,300})@/dgi,
  // Authorization: Bearer x; ("authorization", "Bearer x"); b'authorization', b'x'
  /\b(?:proxy-)?authorization\b['"]?\s{0,5}[:=,]\s{0,5}(?:b(?=['"]))?['"]?((?:(?:bearer|basic|digest|token|apikey)\s{1,5})?[^\s'",;)}\]][^'"\n)}\]]{0,2000})/dgi,
  /\b(?:bearer|basic)\s{1,5}([\w+/.~=-]{12,2000})/dgi,
  // Cookie: a=b; c=d and its spellings in Python
  /\b(?:set-)?cookie\b['"]?\s{0,5}[:,]\s{0,5}(?:b(?=['"]))?['"]?([^'"\n)}\]]{1,4000})/dgi,
  /\bx-(?:api-key|auth-token|csrf-token|xsrf-token|forwarded-access-token)\b['"]?\s{0,5}[:=,]\s{0,5}(?:b(?=['"]))?['"]?([^\s'",;)}\]]{1,500})/dgi,
  // ?token=x&..., SECRET_KEY=x, "password": "x", password='x'
  new RegExp(
    `(?:^|[\\s?&;,{(\\['"])['"]?${NAMES}['"]?\\s{0,3}=\\s{0,3}(?:b(?=['"]))?['"]?([^\\s'"&;,)}\\]]{1,2000})`,
    "dgim",
  ),
  new RegExp(`['"]${NAMES}['"]\\s{0,3}[:,]\\s{0,3}b?['"]([^'"\\n]{1,2000})`, "dgi"),
  /(?:^|[\s,{(])[\w-]{0,40}(?:password|passwd|secret|api[_-]?key|access[_-]?token)\s{0,2}:\s{1,3}([^\s'",;)}\]]{1,500})/dgim,
  // curl -u user:password, --password x
  /\s-u\s{1,3}['"]?[^\s:'"]{1,100}:([^\s'"]{1,300})/dg,
  /--(?:password|token|secret|api-key)[ =]['"]?([^\s'"]{1,500})/dg,
  // Keys that can be told by their looks
  /\b(eyJ[\w-]{8,2000}\.[\w-]{4,4000}(?:\.[\w-]{0,2000})?)/dg,
  /\b((?:gh[pousr]|github_pat|glpat|xox[abprs]|sk|pk|rk|pypi|npm)[_-][\w-]{16,300})/dg,
  /\b((?:AKIA|ASIA)[A-Z0-9]{16})\b/dg,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----([\s\S]{1,8000}?)(?:-----END|$)/dg,
];
// Nearly every line has none; one look tells.
const WORTH_A_LOOK = new RegExp(
  "@|auth|cookie|pass|pwd|secret|token|key|session|csrf|credential|sid|sig|jwt|eyJ|gh[pousr]_|github_pat|glpat|xox|" +
    "[spr]k[_-]|pypi-|npm_|AKIA|ASIA|bearer|basic|-u\\s",
  "i",
);

/** Return the `[start, end]` of every secret in a text, in order, without overlaps. */
export function secrets(text) {
  if (!WORTH_A_LOOK.test(text)) return [];
  const found = [];
  for (const rule of RULES) {
    rule.lastIndex = 0;
    for (let match; (match = rule.exec(text)); ) {
      if (match[1].startsWith(MASK)) continue;
      found.push([...match.indices[1]]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged = [];
  for (const span of found) {
    const last = merged[merged.length - 1];
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else merged.push(span);
  }
  return merged;
}

/** Return the text with its secrets hidden. */
export function mask(text) {
  return maskLine(text, 0, 0).line;
}

/** Hide the secrets of a line and say where its part from `start` to `end` is now. */
export function maskLine(line, start, end) {
  let result = "";
  let done = 0;
  let newStart = start;
  let newEnd = end;
  for (const [from, to] of secrets(line)) {
    result += line.slice(done, from);
    // A bound inside of a secret moves to the outside of the mask.
    newStart = moved(start, newStart, from, to, result.length, false);
    newEnd = moved(end, newEnd, from, to, result.length, true);
    result += MASK;
    done = to;
  }
  return { line: result + line.slice(done), start: newStart, end: newEnd };
}

function moved(old, current, from, to, at, isEnd) {
  if (old >= to) return at + MASK.length + (old - to);
  if (old > from) return isEnd ? at + MASK.length : at;
  return current;
}
