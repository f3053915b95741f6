import { allowed, type Decision, refuse } from "./errors.ts";

/** How long a slug is, in characters (V20). */
export const slugLength = { least: 3, most: 30 } as const;

/** Lower-case letters and digits in groups, with one hyphen between two groups (V19, M26). */
export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Words that stand in routes of the console or the API, or that would pass for the operator's own. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  ...[
    "account",
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
  ],
  ...[
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
  ],
  ...[
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
  ],
  ...["organizations", "outbox", "platform", "plans", "profile", "public", "readyz", "register", "reset"],
  ...[
    "reset-password",
    "root",
    "saml",
    "scim",
    "session",
    "sessions",
    "settings",
    "setup",
    "sign-in",
    "sign-out",
  ],
  ...[
    "sign-up",
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
  ],
  ...["trpc", "undefined", "users", "verify", "verify-email", "webhooks", "workspace", "workspaces", "www"],
]);

/** The one form in which a slug is checked, stored and compared. Does not make a bad slug good. */
export function normalizeSlug(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** Whether a normalized slug can be used (V19, V20, M26). Whether it is free, the database knows. */
export function checkSlug(slug: string, path = "slug"): Decision {
  const { least, most } = slugLength;
  if (slug.length < least) {
    return refuse("INVALID", "slug_too_short", `A slug has at least ${least} characters.`, path);
  }
  if (slug.length > most) {
    return refuse("INVALID", "slug_too_long", `A slug has ${most} characters at most.`, path);
  }
  if (!slugPattern.test(slug)) {
    return refuse(
      "INVALID",
      "slug_characters",
      "A slug has lower-case letters, digits and single hyphens between them.",
      path,
    );
  }
  if (reservedSlugs.has(slug)) {
    return refuse("INVALID", "slug_reserved", `“${slug}” is a reserved word. Choose another slug.`, path);
  }
  return allowed;
}

/** The refusal for a slug that is in use, or was until lately (V56). */
export const slugTaken = refuse("CONFLICT", "slug_taken", "Slug already taken.", "slug");

/** What to try when a slug is taken (V56). */
export const slugTakenHelp = "Put your organization's name in front of it, for example acme-production.";

// Letters that no normalization takes apart into a plain letter and a mark.
const transliterations: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

/** Proposes a slug for a name (V32, M25). Always a good one, whatever the name; it may still be taken. */
export function slugFromName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/\P{ASCII}/gu, (letter) => transliterations[letter] ?? letter)
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-");
  const slug = clip(plain);
  if (checkSlug(slug).allowed) return slug;
  return clip(slug === "" ? "my-workspace" : `${slug}-workspace`);
}

/** Cuts to the most that a slug may have, leaving no hyphen at either end. */
function clip(text: string): string {
  return text.replace(/^-+/, "").slice(0, slugLength.most).replace(/-+$/, "");
}
