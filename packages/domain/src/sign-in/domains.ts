/*
 * The domains of an organization: whose addresses belong to it. A record in the domain's name servers verifies one.
 */
import type { Actor } from "../access/actor.ts";
import { can, permission } from "../access/decide.ts";
import { canUseFeature, type PlanFacts, type PlanRules } from "../plans/plans.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { asciiHost } from "../text/hosts.ts";

/** The permissions to see single sign-on, to manage its connections, and to manage domains. */
export const signInPermissions = {
  read: permission("sign_in:read"),
  manage: permission("sign_in:manage"),
  domains: permission("domain:manage"),
} as const;

/** The name of the feature by which a blueprint's plans open single sign-on (C37). */
export const singleSignOn = "sso";

/** The maximum number of domains of an organization. */
export const maxDomains = 50;

/** What was wrong when a domain's record was looked up. */
export const domainProblems = ["missing", "taken", "unreachable"] as const;
export type DomainProblem = (typeof domainProblems)[number];

/** For how many days a verified domain's record can be gone before sign-ins by it are refused. */
export const domainGraceDays = 7;

/** Where people have mailboxes who have nothing else in common. */
const publicDomains: ReadonlySet<string> = new Set([
  "126.com",
  "139.com",
  "163.com",
  "aol.com",
  "bk.ru",
  "bluewin.ch",
  "comcast.net",
  "duck.com",
  "fastmail.com",
  "fastmail.fm",
  "foxmail.com",
  "free.fr",
  "freenet.de",
  "gmail.com",
  "gmx.at",
  "gmx.ch",
  "gmx.com",
  "gmx.de",
  "gmx.net",
  "googlemail.com",
  "hey.com",
  "hotmail.co.uk",
  "hotmail.com",
  "hotmail.de",
  "hotmail.fr",
  "hotmail.it",
  "icloud.com",
  "inbox.ru",
  "laposte.net",
  "libero.it",
  "list.ru",
  "live.com",
  "live.de",
  "live.fr",
  "mac.com",
  "mail.com",
  "mail.ru",
  "mailbox.org",
  "me.com",
  "msn.com",
  "naver.com",
  "orange.fr",
  "outlook.com",
  "outlook.de",
  "outlook.fr",
  "passmail.net",
  "pm.me",
  "posteo.de",
  "posteo.net",
  "proton.me",
  "protonmail.ch",
  "protonmail.com",
  "qq.com",
  "rediffmail.com",
  "rocketmail.com",
  "sbcglobal.net",
  "sfr.fr",
  "sina.com",
  "t-online.de",
  "tuta.com",
  "tuta.io",
  "tutanota.com",
  "tutanota.de",
  "verizon.net",
  "virgilio.it",
  "wanadoo.fr",
  "web.de",
  "yahoo.co.in",
  "yahoo.co.jp",
  "yahoo.co.uk",
  "yahoo.com",
  "yahoo.de",
  "yahoo.fr",
  "yahoo.it",
  "yandex.com",
  "yandex.ru",
  "ymail.com",
  "zoho.com",
]);

const shape =
  /^(?=.{3,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$/;

/** A domain in ASCII and lowercase, without an `@` before it or a dot after it (RFC 5890); as it is if it can't be one. */
export function asciiDomain(text: string): string {
  const name = text.normalize("NFC").trim().replace(/^@/, "").replace(/\.$/, "");
  return asciiHost(name)?.toLowerCase() ?? name;
}

/** Can this be the domain of an organization? @param name normalized */
export function checkDomain(name: string): Decision {
  if (!shape.test(name)) return refuse("bad_domain", {}, "name");
  return publicDomains.has(name) ? refuse("public_domain", {}, "name") : allowed;
}

/** Where the record of a domain is looked up, and what it has to say. */
export function domainRecord(name: string, token: string): { readonly host: string; readonly value: string } {
  return { host: `_bailiwick.${name}`, value: `bailiwick-verification=${token}` };
}

/** Does the plan open single sign-on? */
export const canSignInOnce = (rules: PlanRules, facts: PlanFacts): Decision =>
  canUseFeature(rules, facts, singleSignOn);

/** Can the actor add this domain (C37)? `domains` are those of the organization, and `feature` is the plan's word. */
export function canAddDomain(
  actor: Actor,
  name: string,
  { domains, feature }: { readonly domains: readonly string[]; readonly feature: Decision },
): Decision {
  return allOf(
    () => can(actor, signInPermissions.domains),
    () => feature,
    () => checkDomain(name),
    () => (domains.includes(name) ? refuse("domain_exists", {}, "name") : allowed),
    () => (domains.length < maxDomains ? allowed : refuse("domain_limit", { amount: maxDomains })),
  );
}

/** For any other, wherever it belongs. */
export const noSuchDomain = refuse("no_such_domain");
