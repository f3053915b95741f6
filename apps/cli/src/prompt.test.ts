import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { ask, askAll } from "./prompt.ts";

/** A terminal: `type` waits until a question is on it and then presses keys; `shown` is everything that was on it. */
function terminal() {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  let shown = "";
  const output = new PassThrough().setEncoding("utf8").on("data", (text) => {
    shown += text;
  });
  const type = async (question: string, keys: string) => {
    await expect.poll(() => shown, { timeout: 60_000 }).toContain(question);
    input.write(keys);
  };
  return { streams: { input, output }, type, shown: () => shown };
}

describe("ask", () => {
  test("echoes what is typed unless it is hidden", async () => {
    const open = terminal();
    const address = ask("Email address:", open.streams);
    await open.type("Email address:", "owner@compliance.example\r");
    expect(await address).toBe("owner@compliance.example");
    expect(open.shown()).toContain("owner@compliance.example");
    const closed = terminal();
    const password = ask("Password:", { ...closed.streams, hidden: true });
    await closed.type("Password:", "correct horse\r");
    expect(await password).toBe("correct horse");
    expect(closed.shown()).not.toContain("correct");
  });

  test("stops at Ctrl-C", async () => {
    const { streams, type } = terminal();
    const answer = ask("Password:", { ...streams, hidden: true });
    const failed = expect(answer).rejects.toThrow("Stopped.");
    await type("Password:", "corr\u0003");
    await failed;
  });

  test("reads a line of piped input without a prompt, and says when there is none", async () => {
    const output = new PassThrough().setEncoding("utf8");
    const input = new PassThrough();
    input.end("from a file\nand more\n");
    expect(await ask("Password:", { input, output, hidden: true })).toBe("from a file");
    expect(output.read()).toBeNull();
    const several = new PassThrough();
    several.end("one\ntwo\nthree\n");
    expect(await askAll(["First:", "Second:"], { input: several, output })).toEqual(["one", "two"]);
    const empty = new PassThrough();
    empty.end();
    await expect(ask("Password:", { input: empty, output })).rejects.toThrow(
      "Standard input ended before an answer was given.",
    );
  });
});
