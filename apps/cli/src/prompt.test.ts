import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { ask } from "./prompt.ts";

/** The two ends of a terminal as readline sees it; `typed` are the keys, `shown` is what is on it. */
function terminal() {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = new PassThrough().setEncoding("utf8");
  return { streams: { input, output }, typed: input, shown: () => String(output.read() ?? "") };
}

describe("ask", () => {
  test("shows what is typed, and nothing of it when it is hidden, one question after the other", async () => {
    const { streams, typed, shown } = terminal();
    const first = ask("Address: ", streams);
    typed.write("owner@compliance.example\r");
    expect(await first).toBe("owner@compliance.example");
    expect(shown()).toContain("Address: owner@compliance.example");
    const second = ask("Password: ", { ...streams, hidden: true });
    typed.write("correct horse\r");
    expect(await second).toBe("correct horse");
    expect(shown()).toBe("Password: \n");
  });

  test("stops at Ctrl-C", async () => {
    const { streams, typed } = terminal();
    const answer = ask("Password: ", { ...streams, hidden: true });
    typed.write("corr\u0003");
    await expect(answer).rejects.toThrow("Stopped.");
  });

  test("reads a line of piped input without asking anything, and says when there is none", async () => {
    const output = new PassThrough().setEncoding("utf8");
    const input = new PassThrough();
    input.end("from a file\nand more\n");
    expect(await ask("Password: ", { input, output, hidden: true })).toBe("from a file");
    expect(output.read()).toBeNull();
    const empty = new PassThrough();
    empty.end();
    await expect(ask("Password: ", { input: empty, output })).rejects.toThrow(
      "Standard input ended before an answer was given.",
    );
  });
});
