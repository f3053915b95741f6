import { locales } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { askedLocale, type MailMessage, mailTextsIn, momentIn } from "./index.ts";

const place = { workspace: "Zahlungen", organization: "Beispiel GmbH" };
const by = { name: "Owner", email: "owner@compliance.example" };
const link = "https://bailiwick.example/invitation?token=bwn_x";
const invitation = { by, role: "Admin", email: "new@compliance.example", link, until: "Sunday" };

/** Every mail, in one language. */
function all(locale: string): Readonly<Record<string, MailMessage>> {
  const mailTexts = mailTextsIn(locale);
  return {
    verifyAddress: mailTexts.verifyAddress(link),
    resetPassword: mailTexts.resetPassword(link),
    passwordChanged: mailTexts.passwordChanged(link),
    authenticatorTurnedOn: mailTexts.authenticatorTurnedOn(link),
    authenticatorTurnedOff: mailTexts.authenticatorTurnedOff(link),
    passkeyAdded: mailTexts.passkeyAdded("Phone", link),
    passkeyRemoved: mailTexts.passkeyRemoved(link),
    recoveryCodesReplaced: mailTexts.recoveryCodesReplaced(link),
    recoveryCodeUsed: mailTexts.recoveryCodeUsed(3, link),
    secondFactorReset: mailTexts.secondFactorReset(link),
    newAddress: mailTexts.newAddress(link),
    addressHasAccount: mailTexts.addressHasAccount(link),
    newAddressAsked: mailTexts.newAddressAsked("new@compliance.example", link),
    addressChanged: mailTexts.addressChanged(link),
    accountDeleted: mailTexts.accountDeleted(link),
    invitedToWorkspace: mailTexts.invitedToWorkspace(place, invitation),
    invitedToOrganization: mailTexts.invitedToOrganization("Beispiel GmbH", invitation),
    addedToWorkspace: mailTexts.addedToWorkspace(place, { by, role: "Admin", link, choice: link }),
    quotaWarning: mailTexts.quotaWarning({
      place,
      meter: "Scans",
      percent: 80,
      taken: 85,
      ceiling: 100,
      isAllotment: true,
      link,
      choice: link,
    }),
    webhookStopped: mailTexts.webhookStopped({ place, webhook: "Deploys", reason: "failing", days: 5, link }),
    playbook: mailTexts.playbook({
      place,
      playbook: "Notify on incident open",
      kind: "Incident",
      title: "Payments fail",
      state: null,
      link,
      choice: link,
    }),
    expiring: mailTexts.expiring({
      place,
      kind: "Certificate",
      title: "pay.example.com",
      date: "2027-03-31",
      days: 30,
      link,
      choice: link,
    }),
    keyExpiring: mailTexts.keyExpiring({
      place,
      name: "Deploy",
      date: "March 31, 2027 at 10:00 AM",
      link,
      choice: link,
    }),
    accessReviewDue: mailTexts.accessReviewDue({
      place,
      name: "Quarterly",
      days: 7,
      date: "March 31, 2027 at 10:00 AM",
      link,
    }),
    accessEnding: mailTexts.accessEnding({
      place,
      holds: false,
      team: null,
      person: "Ada",
      role: "Admin",
      date: "March 31, 2027 at 10:00:00 AM UTC",
      link,
      choice: link,
    }),
    accessRequested: mailTexts.accessRequested({
      place,
      by,
      role: "Admin",
      ends: null,
      reason: `In ${locale}: https://example.com`,
      until: "March 31, 2027 at 10:00:00 AM UTC",
      link,
    }),
    accessDecided: mailTexts.accessDecided({
      place,
      isApproved: true,
      by: "Ada",
      role: "Admin",
      ends: null,
      note: null,
      link,
    }),
  };
}

describe.each(locales)("the mails in $name", ({ key }) => {
  const other = locales.find((locale) => locale.key !== key)?.key ?? "";

  test("are complete, each with its link on a separate line", () => {
    expect(Object.keys(all(key))).toEqual(Object.keys(mailTextsIn(key)));
    for (const [name, { subject, body }] of Object.entries(all(key))) {
      expect(subject, name).not.toMatch(/[\r\n]/);
      expect(body.split("\n"), name).toContain(link);
    }
  });

  test("share no sentence with another language", () => {
    const theirs = new Set(
      Object.values(all(other)).flatMap(({ subject, body }) => [subject, ...body.split("\n")]),
    );
    const ours = Object.values(all(key)).flatMap(({ subject, body }) => [subject, ...body.split("\n")]);
    expect(ours.filter((line) => line !== "" && line !== link && theirs.has(line))).toEqual([]);
  });

  test("name the actor, the role and the place in the text, and in the subject at most the workspace", () => {
    const { invitedToWorkspace, addedToWorkspace, invitedToOrganization } = all(key);
    for (const message of [invitedToWorkspace, invitedToOrganization]) {
      expect(message?.subject).not.toMatch(/Zahlungen|Beispiel|Owner/);
    }
    expect(addedToWorkspace?.subject).toContain("Zahlungen");
    expect(addedToWorkspace?.subject).not.toMatch(/Beispiel|Owner/);
    expect(invitedToOrganization?.body).toContain("Beispiel GmbH");
    for (const message of [invitedToWorkspace, addedToWorkspace]) {
      for (const said of ["Owner", by.email, "Admin", "Zahlungen", "Beispiel GmbH"]) {
        expect(message?.body).toContain(said);
      }
    }
    expect(invitedToWorkspace?.body).toContain("new@compliance.example");
  });
});

test("an unsupported language falls back to the default", () => {
  expect(mailTextsIn("fr")).toBe(mailTextsIn("en"));
});

test.each([
  [null, "en"],
  ["", "en"],
  ["de", "de"],
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["fr, de;q=0.5", "de"],
  ["en;q=0.1, DE-CH;q=0.2", "de"],
  ["de;q=0", "en"],
  ["*", "en"],
  [";;;q=,", "en"],
])("a browser that asks for %j gets %s", (header, locale) => {
  expect(askedLocale(header)).toBe(locale);
});

test("a time is in the language and the time zone of its reader, and includes the zone", () => {
  const at = new Date("2026-11-29T22:30:00Z");
  expect(momentIn("en", "UTC", at)).toMatch(/November 29, 2026.*10:30:00.*PM.*UTC/);
  expect(momentIn("de", "Europe/Berlin", at)).toMatch(/29\. November 2026.*23:30:00 MEZ/);
});
