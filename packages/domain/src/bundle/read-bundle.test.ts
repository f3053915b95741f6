import { createHash, generateKeyPairSync, sign, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { Refused } from "../refusals/refusal.ts";
import type { Json } from "../resources/fields.ts";
import { canonicalJson } from "../text/canonical-json.ts";
import {
  type BundleManifest,
  type BundlePart,
  bundleFormat,
  bundleParts,
  maxLineBytes,
  maxManifestBytes,
} from "./manifest.ts";
import { type BundleCrypto, openBundle, type ReadManifest } from "./read-bundle.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const ownKey = publicKey.export({ format: "jwk" }).x ?? "";

const crypto: BundleCrypto = {
  sha256: () => {
    const state = createHash("sha256");
    return { update: (bytes) => void state.update(bytes), hex: () => state.digest("hex") };
  },
  isSigned: (text, x, signature) =>
    verify(
      null,
      Buffer.from(text),
      { key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" },
      Buffer.from(signature, "base64url"),
    ),
};

/** As a reader of the wire does it, without the checks of each field, which are the contract's. */
const readManifest: ReadManifest = (value) => {
  const { record, publicKey: x, signature } = value as Record<string, unknown>;
  if (typeof record !== "object" || record === null || !("parts" in record)) return null;
  return { manifest: record as BundleManifest, publicKey: String(x), signature: String(signature) };
};

type Lines = Partial<Record<BundlePart, readonly string[]>>;

const textOf = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");

/** The two ends of a bundle: its manifest, and the bytes that follow the first line. */
function parts(lines: Lines) {
  const facts = bundleParts.map((name) => {
    const text = textOf(lines[name] ?? []);
    const sha256 = createHash("sha256").update(text).digest("hex");
    return { name, rows: lines[name]?.length ?? 0, bytes: Buffer.byteLength(text), sha256 };
  });
  const manifest = { instance: "https://one.example", parts: facts };
  return { manifest, body: bundleParts.map((name) => textOf(lines[name] ?? [])).join("") };
}

function enveloped(manifest: unknown, format: string = bundleFormat, key = privateKey): string {
  const text = canonicalJson({ format, record: manifest as Json });
  const signature = sign(null, Buffer.from(text), key).toString("base64url");
  return `${JSON.stringify({ format, record: manifest, publicKey: ownKey, signature })}\n`;
}

const sample: Lines = {
  member: ['{"user_id":"1","name":"Ünal"}', '{"user_id":"2"}'],
  resource: ['{"id":"r"}'],
};

function bundle(lines: Lines = sample): string {
  const { manifest, body } = parts(lines);
  return enveloped(manifest) + body;
}

/** The bytes in chunks of this size, which end anywhere. */
async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(file: string | Uint8Array, size = 7) {
  const bytes = typeof file === "string" ? Buffer.from(file) : file;
  const opened = await openBundle(chunked(bytes, size), readManifest, crypto);
  const rows: string[] = [];
  for await (const { part, text } of opened.rows()) rows.push(`${part} ${text}`);
  return { ...opened, rows };
}

async function faultOf(file: string | Uint8Array): Promise<unknown> {
  const error = await read(file, 1_000).catch((thrown: unknown) => thrown);
  if (!(error instanceof Refused)) throw error;
  expect(error.refusal.reason).toBe("bad_bundle");
  return error.refusal.params;
}

describe("a bundle", () => {
  test.each([1, 3, 64, 100_000])("is read in order, however it is cut into chunks of %i", async (size) => {
    const { rows, publicKey: signedBy, hash } = await read(bundle(), size);
    expect(rows).toEqual([
      'member {"user_id":"1","name":"Ünal"}',
      'member {"user_id":"2"}',
      'resource {"id":"r"}',
    ]);
    expect(signedBy).toBe(ownKey);
    expect(hash).toBe((await read(bundle())).hash);
  });

  test("has the hash of what is signed, in whatever order its manifest is written", async () => {
    const { manifest, body } = parts(sample);
    const turned = Object.fromEntries(Object.entries(manifest).toReversed());
    expect((await read(enveloped(turned) + body)).hash).toBe((await read(bundle())).hash);
    expect((await read(bundle({}))).hash).not.toBe((await read(bundle())).hash);
  });
});

describe("what is not a bundle is refused, and says why", () => {
  const whole = bundle();
  const [first = "", ...rest] = whole.split("\n");
  const body = rest.join("\n");
  const { manifest } = parts(sample);

  test.each([
    ["an empty file", "", { fault: "none" }],
    ["another file", "id,name\n1,One\n", { fault: "none" }],
    ["JSON of something else", '{"format":"other"}\n', { fault: "none" }],
    [
      "a gzip of a bundle, which is never unpacked",
      Buffer.from([0x1f, 0x8b, 8, 0, 0x0a]),
      { fault: "encoding" },
    ],
    [
      "a newer version",
      enveloped(manifest, "bailiwick.bundle.v2") + body,
      { fault: "version", name: "bailiwick.bundle.v2" },
    ],
    ["a manifest without its fields", `${JSON.stringify({ format: bundleFormat })}\n`, { fault: "manifest" }],
    [
      "a manifest that was changed",
      `${first.replace("one.example", "two.example")}\n${body}`,
      { fault: "signature" },
    ],
    [
      "a manifest that another key signed",
      enveloped(manifest, bundleFormat, generateKeyPairSync("ed25519").privateKey) + body,
      { fault: "signature" },
    ],
    ["a manifest that goes on and on", `${" ".repeat(maxManifestBytes)}${first}\n`, { fault: "long" }],
    ["one that is cut in a line", whole.slice(0, -3), { fault: "ends" }],
    ["one that is cut between lines", `${first}\n${rest[0]}\n`, { fault: "cut", name: "member" }],
    [
      "a row that was changed",
      whole.replace('"user_id":"2"', '"user_id":"3"'),
      { fault: "part", name: "member" },
    ],
    [
      "a row that was made longer",
      whole.replace('"user_id":"2"', '"user_id":"22"'),
      { fault: "part", name: "member" },
    ],
    [
      "rows in another order",
      [first, rest[1], rest[0], ...rest.slice(2)].join("\n"),
      { fault: "part", name: "member" },
    ],
    ["more behind the last part", `${whole}{"id":"x"}\n`, { fault: "extra" }],
    ["a row that is not JSON", bundle({ role: ["{}", "{no"] }), { fault: "json", name: "role", line: 2 }],
    ["a row that is no object", bundle({ role: ["1"] }), { fault: "json", name: "role", line: 1 }],
    [
      "a text with a null character",
      bundle({ role: ['{"name":"a\\u0000"}'] }),
      { fault: "json", name: "role", line: 1 },
    ],
    ["a row that goes on and on", bundle({ role: [`"${"x".repeat(maxLineBytes)}"`] }), { fault: "long" }],
    [
      "a row that is not UTF-8",
      Buffer.concat([
        Buffer.from(enveloped(parts({ role: ["{}"] }).manifest)),
        Buffer.from([0xff, 0xfe, 0x0a]),
      ]),
      { fault: "encoding" },
    ],
  ])("%s", async (_, file, expected) => {
    expect(await faultOf(file)).toMatchObject(expected);
  });

  test("a long line is refused while it arrives, and not kept", async () => {
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        sent += 1_000;
        yield new Uint8Array(1_000).fill(0x20);
      }
    }
    await expect(openBundle(endless(), readManifest, crypto)).rejects.toThrow("too long");
    expect(sent).toBeLessThanOrEqual(maxManifestBytes + 2_000);
  });
});
