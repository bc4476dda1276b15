// What is typed into a terminal, one command after the other: what one leaves in its folder the next one finds.

const LAST_CODE = "echo $?";

/**
 * Run the commands of a session.
 *
 * @param {import("./python.js").Python} python
 * @param {{ files: Record<string, string>, commands: { line: string, words: string[], variables: object }[] }} session
 * @param {{ seconds: number, stop?: AbortSignal, begun?: () => void }} how `seconds` are those of each command
 * @returns {Promise<object>} for each command the lines that it `shown`, and what it `raised`; or `stopped` or `failed`
 */
export async function runSession(python, { files, commands }, how) {
  const shown = [];
  const raised = [];
  let code = 0;
  for (const { line, words, variables } of commands) {
    if (line === LAST_CODE) {
      shown.push([String(code)]);
      raised.push([]);
      continue;
    }
    const result = await python.run({ files, words, variables }, how);
    if (result.hung) return { shown: [...shown, [hangLine(how.seconds)]], raised: [...raised, []] };
    if (!result.shown) return result;
    ({ code, files } = result);
    shown.push(result.shown);
    raised.push(result.raised);
  }
  return { shown, raised };
}

/** Return the line that stands for a hang in what an example shows. */
export const hangLine = (seconds) => `(hangs: ended after ${seconds} s)`;
