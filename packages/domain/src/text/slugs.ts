import { consoleWords } from "../paths.ts";
import { allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { plainWords } from "./plain-words.ts";

/** The length of a slug, in characters (V20). */
export const slugLength = { least: 3, max: 30 } as const;

/** Groups of lowercase letters and digits, joined by single hyphens (V19, M26). */
export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Words of the console's and the API's paths, and words that could be mistaken for the operator's own. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  ...consoleWords.filter((word) => word.length >= slugLength.least),
  "admin",
  "api",
  "app",
  "assets",
  "audit",
  "auth",
  "bailiwick",
  "billing",
  "console",
  "create",
  "dashboard",
  "default",
  "docs",
  "edit",
  "error",
  "favicon",
  "healthz",
  "help",
  "instance",
  "invitations",
  "keys",
  "login",
  "logout",
  "matrix",
  "members",
  "metrics",
  "mine",
  "new",
  "null",
  "oauth",
  "organization",
  "organizations",
  "plans",
  "profile",
  "public",
  "readyz",
  "register",
  "reset",
  "root",
  "saml",
  "scim",
  "session",
  "sessions",
  "settings",
  "setup",
  "sign-out",
  "signin",
  "signout",
  "signup",
  "sso",
  "static",
  "status",
  "support",
  "switch",
  "system",
  "teams",
  "trpc",
  "undefined",
  "users",
  "verify",
  "webhooks",
  "workspace",
  "www",
]);

/** The one form in which a slug is checked, stored and compared. Does not make an invalid slug valid. */
export function normalizeSlug(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** Whether a normalized slug is valid (V19, V20, M26). The database checks whether it is free. */
export function checkSlug(slug: string, path = "slug"): Decision {
  const { least, max } = slugLength;
  if (slug.length < least) {
    return refuse("slug_too_short", { least }, path);
  }
  if (slug.length > max) {
    return refuse("slug_too_long", { most: max }, path);
  }
  if (!slugPattern.test(slug)) {
    return refuse("slug_characters", {}, path);
  }
  if (reservedSlugs.has(slug)) {
    return refuse("slug_reserved", { slug }, path);
  }
  return allowed;
}

/** The refusal for a slug that is in use or was until recently (V56). */
export const slugTaken = refuse("slug_taken", {}, "slug");

/** What to try when a slug is taken (V56). */
export const slugTakenHelp = "Put your organization's name in front of it, for example acme-production.";

/** Proposes a slug for a name (V32, M25). Always valid, whatever the name; it might still be taken. */
export function slugFromName(name: string): string {
  const slug = clip(plainWords(name).join("-"));
  if (checkSlug(slug).allowed) return slug;
  return clip(slug === "" ? "my-workspace" : `${slug}-workspace`);
}

/**
 * Valid slugs to try for a name, in this order: its own, then numbered ones, and finally one that no one else asks for,
 * because it ends in the last letters of `id`, the id of the new row.
 */
export function slugCandidates(name: string, id: string): readonly string[] {
  const plain = slugFromName(name);
  const numbers = Array.from({ length: 18 }, (_, at) => String(at + 2));
  const numbered = [...numbers, id.slice(-12)].map((end) => `${clip(plain, end.length + 1)}-${end}`);
  return [...new Set([plain, ...numbered])];
}

/** Cuts to the maximum length of a slug minus the length of the suffix, leaving no hyphen at its end. */
function clip(text: string, less = 0): string {
  return text.slice(0, slugLength.max - less).replace(/-+$/, "");
}
