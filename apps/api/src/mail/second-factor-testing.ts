import { expect } from "vitest";
import { siteOf } from "../identity/passkey.ts";
import { password, Visitor } from "../identity/testing.ts";
import type { TestApi } from "../testing/api.ts";
import { PasskeyDevice } from "../testing/passkey-device.ts";
import { codeOf } from "../testing/second-factors.ts";

/** A kind of mail: has one written, returns its links, and does what the page behind each of them does. */
export type Opening = () => Promise<{
  readonly links: URL[];
  readonly open: (link: URL) => Promise<unknown>;
}>;

type Parts = {
  readonly newcomer: () => Promise<{ readonly visitor: Visitor; readonly email: string }>;
  /** The links in the newest mail to an address whose subject begins like this. */
  readonly linksTo: (address: string, subject: string) => Promise<URL[]>;
  readonly signIn: (email: string) => Promise<void>;
};

/** The mails about a person's second factor. */
export function factorOpenings(api: TestApi, { newcomer, linksTo, signIn }: Parts) {
  /** A person who turned on an authenticator; `act` calls what takes password and code. */
  const enrolled = async () => {
    const { visitor, email } = await newcomer();
    const { body } = await visitor.post("/api/auth/account/authenticator", { password });
    const act = async (verb: string) => {
      await api.owner.query("UPDATE identity.authenticator SET last_step = 0");
      const code = await codeOf(String(body.uri));
      const proven = await visitor.post("/api/auth/account/code", { password, code });
      return visitor.post(`/api/trpc/account.${verb}`, { proof: proven.body.proof });
    };
    const answer = await act("turnOnAuthenticator");
    expect(answer.status).toBe(200);
    const { data } = answer.body.result as { data: { recoveryCodes: string[] } };
    return { email, act, codes: data.recoveryCodes };
  };
  /** A person with a passkey, and their device. */
  const withPasskey = async () => {
    const { visitor, email } = await newcomer();
    const [device, { origin }] = [new PasskeyDevice(), siteOf(api.url)];
    const begun = await visitor.post("/api/auth/account/passkey", { password });
    const registration = device.register({ challenge: String(begun.body.challenge) }, { origin });
    const { body } = await visitor.post("/api/auth/account/passkey/proof", { registration });
    const added = await visitor.post("/api/trpc/account.addPasskey", { proof: body.proof, name: "Phone" });
    expect(added.status).toBe(200);
    const prove = async () => {
      const asked = await visitor.post("/api/auth/passkey/options");
      const passkey = device.sign({ challenge: String(asked.body.challenge) }, { origin });
      return (await visitor.post("/api/auth/account/code", { password, passkey })).body.proof;
    };
    return { visitor, email, prove };
  };
  /** A mail about what someone else could have done leads to a new password. */
  const leadingToReset = async (email: string, subject: string) => ({
    links: await linksTo(email, subject),
    open: async () => {
      const { status } = await new Visitor(api.url).post("/api/auth/request-password-reset", { email });
      expect(status).toBe(200);
    },
  });
  return {
    authenticatorTurnedOn: async () => {
      const { email } = await enrolled();
      return leadingToReset(email, "Your authenticator app is on");
    },
    authenticatorTurnedOff: async () => {
      const { email, act } = await enrolled();
      expect((await act("turnOffAuthenticator")).status).toBe(200);
      return leadingToReset(email, "Your authenticator app is off");
    },
    passkeyAdded: async () => {
      const { email } = await withPasskey();
      return leadingToReset(email, "A passkey was added");
    },
    passkeyRemoved: async () => {
      const { visitor, email, prove } = await withPasskey();
      const { rows } = await api.owner.query<{ id: string }>(
        `SELECT p.id FROM identity.passkey p JOIN identity."user" u ON u.id = p.user_id WHERE u.email = $1`,
        [email],
      );
      const given = { passkey: rows[0]?.id, proof: await prove() };
      expect((await visitor.post("/api/trpc/account.removePasskey", given)).status).toBe(200);
      return leadingToReset(email, "A passkey was removed");
    },
    recoveryCodesReplaced: async () => {
      const { email, act } = await enrolled();
      expect((await act("replaceRecoveryCodes")).status).toBe(200);
      return leadingToReset(email, "Your recovery codes were replaced");
    },
    recoveryCodeUsed: async () => {
      const { email, codes } = await enrolled();
      const visitor = new Visitor(api.url);
      const { body } = await visitor.post("/api/auth/sign-in/email", { email, password });
      const sent = { challenge: body.challenge, code: codes[0] };
      expect((await visitor.post("/api/auth/sign-in/second-factor", sent)).status).toBe(200);
      return {
        links: await linksTo(email, "A recovery code was used"),
        open: async () =>
          expect((await visitor.post("/api/auth/account/proof", { password })).status).toBe(200),
      };
    },
    secondFactorReset: async () => {
      const { email } = await enrolled();
      const platform = await api.person("Platform", { platformAdmin: true });
      const { items } = await platform.client.platform.people.query({ search: email });
      await platform.client.platform.resetSecondFactor.mutate({ userId: items[0]?.id ?? "" });
      return { links: await linksTo(email, "Your second factor was reset"), open: () => signIn(email) };
    },
  } satisfies Record<string, Opening>;
}
