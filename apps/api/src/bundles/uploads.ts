import { createHash } from "node:crypto";
import { type SealedBox, sealedBox } from "@bailiwick/db";
import { z } from "zod";

/** A bundle that was uploaded, for the person who did. */
export type Upload = {
  readonly person: string;
  /** SHA-256 of what is signed of it. */
  readonly hash: string;
};

const Upload = z.strictObject({ person: z.uuid(), hash: z.string() });

export type Uploads = {
  readonly seal: (upload: Upload) => string;
  /** The upload as it was sealed here; null for any other text. Whose it is, is for its reader to compare. */
  readonly open: (text: string) => Upload | null;
};

const shape = /^bwu_[A-Za-z0-9_-]{40,2000}$/;
const about = "uploaded bundle";

/** What names an uploaded bundle is encrypted, so that it is no one's to guess, and needs no row. */
export function uploads(instanceSecret: string): Uploads {
  const box: SealedBox = sealedBox(instanceSecret, "bailiwick uploaded bundles 1");
  return {
    seal: (upload) =>
      `bwu_${Buffer.from(box.seal(JSON.stringify(upload), about), "base64").toString("base64url")}`,
    open: (text) => {
      if (!shape.test(text)) return null;
      try {
        const sealed = Buffer.from(text.slice(4), "base64url").toString("base64");
        return Upload.parse(JSON.parse(box.open(sealed, about)));
      } catch {
        return null;
      }
    },
  };
}

/**
 * The name of the content that a person uploaded. They have one at a time: another takes its place, so that no one fills the
 * disk with files that they don't import.
 */
export function contentOf(person: string): string {
  const hex = createHash("sha256").update(`uploaded bundle of ${person}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
