import { describe, expect, test } from "vitest";
import { sha256 } from "./audit.fixture.ts";
import {
  checkpointBody,
  checkpointOrigin,
  keyIdInput,
  readNote,
  readVerifierKey,
  signedNote,
  verifierKeyText,
} from "./checkpoint.ts";

const hash = sha256(Buffer.from("entry"));
const origin = checkpointOrigin("bailiwick.example:3000", "3f0c1b52-6f0e-4a51-9d2a-0a4f0c7f1a01");
const body = checkpointBody({ origin, head: { seq: 42, hash } });
const key = { name: origin, keyId: "0a1b2c3d", publicKey: "ab".repeat(32) };
const note = signedNote(body, key, "cd".repeat(64));

describe("a checkpoint", () => {
  test("is the text of C2SP tlog-checkpoint in a signed note", () => {
    const base64 = (hex: string) => Buffer.from(hex, "hex").toString("base64");
    expect(note).toBe(
      `${origin}\n42\n${base64(hash)}\n\n— ${origin} ${base64(`0a1b2c3d${"cd".repeat(64)}`)}\n`,
    );
  });

  test("is read as it was written", () => {
    expect(readNote(note)).toEqual({
      checkpoint: { origin, head: { seq: 42, hash } },
      body,
      signatures: [{ name: origin, keyId: "0a1b2c3d", signature: "cd".repeat(64) }],
    });
  });

  test.each([
    "",
    body,
    `${note}x`,
    note.slice(1, -1),
    note.replace("42", "042"),
    note.replace("42", "-1"),
    note.replace("\n42", "\n42\nmore"),
    note.replace("— ", "- "),
    note.replace(/ [^ ]+\n$/, " !!!!\n"),
    note.replace("\n\n", "\n"),
  ])("is nothing else: %#", (text) => {
    expect(readNote(text)).toBeNull();
  });
});

describe("the key of checkpoints", () => {
  test("is read as it was published", () => {
    expect(readVerifierKey(`${verifierKeyText(key)}\n`)).toEqual(key);
    for (const text of ["", "a+b", `${origin}+0a1b2c3d+AQ==`, verifierKeyText(key).replace("+Aa", "+Ba")]) {
      expect(readVerifierKey(text)).toBeNull();
    }
  });

  test("has the identifier that signed-note derives: name, line feed, type and key", () => {
    expect(Buffer.from(keyIdInput("a/b", "ff"), "hex")).toEqual(Buffer.from([97, 47, 98, 10, 1, 255]));
  });
});
