import {
  allowed,
  checkDescription,
  checkFilePath,
  checkFilePrefix,
  checkName,
  checkSlug,
  checkTimeZone,
  type Decision,
  maxPathBytes,
  normalizeDescription,
  normalizeName,
  normalizeSlug,
  normalizeTimeZone,
  type Refusal,
  readField,
} from "@bailiwick/domain";
import { z } from "zod";

export { Email } from "./email.ts";

/** The issue for a domain rule's refusal; `params` carries its reason to the error's shape. */
export type RefusalIssue = { readonly refusal: Refusal };

/** A text that the domain normalizes and then checks; the output is the normalized text. */
export function ruled(
  maxLength: number,
  normalize: (text: string) => string,
  check: (text: string) => Decision,
) {
  return z
    .string()
    .max(maxLength)
    .transform(normalize)
    .check((payload) => {
      const decision = check(payload.value);
      if (decision.allowed) return;
      payload.issues.push({
        code: "custom",
        input: payload.value,
        message: decision.message,
        params: { refusal: decision } satisfies RefusalIssue,
      });
    });
}

const asGiven = (text: string) => text;

/** The `updatedAt` that the edit's author saw; omit it to overwrite any version. */
export const SeenAt = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable()
  .optional();

/** A name of anything: Unicode NFC, 1-80 characters. */
export const Name = ruled(400, normalizeName, (text) => checkName(text));

/** Some text in one line that is not a name of ours: 1-200 characters. */
export const Line = ruled(800, normalizeName, (text) => {
  const read = readField({ key: "text", name: "It", type: "text", required: true }, text);
  return read.allowed ? allowed : read;
});

/** The path of a file in a workspace's storage: names with a slash between them, at most 1,024 bytes. */
export const FilePath = ruled(maxPathBytes.path, asGiven, (text) => checkFilePath(text));

/** The beginning of paths: empty for all, or the path of a folder with a slash at its end. */
export const FilePrefix = ruled(maxPathBytes.path, asGiven, (text) => checkFilePrefix(text));

/** A description: up to 500 characters. */
export const Description = ruled(2000, normalizeDescription, (text) => checkDescription(text));

/** A slug: 3-30 lowercase letters, digits and single hyphens (V19, V20, M26). */
export const Slug = ruled(100, normalizeSlug, (text) => checkSlug(text));

/** A time zone of the IANA database (C6). */
export const TimeZone = ruled(64, normalizeTimeZone, (text) => checkTimeZone(text));

export const Id = z.uuid();

/** Names an organization in a call: its id or slug. */
export const OrganizationRef = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?$/);

/** Names a workspace in a call: its id, its slug, or `organization/slug`. */
export const WorkspaceRef = z
  .string()
  .max(61)
  .regex(/^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)?$/);

/** What a person types into a search field. */
export const Search = z
  .string()
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)
  .transform((text) => text.normalize("NFC").trim());

/** What a person types to confirm; compared with the expected word by the domain. */
export const Confirmation = z.string().max(200);

/** A role's key. */
export const RoleKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** A time: ISO 8601, UTC. */
export const Instant = z.iso.datetime({ precision: null, offset: false });

/** The parameters of a refusal's sentence, as data: roles, a plan, an amount. */
export const RefusalParams = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()).readonly()]),
);
