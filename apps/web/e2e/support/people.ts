import { randomBytes } from "node:crypto";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { type Api, apiOf } from "./api.ts";
import { type Expected, watchFaults } from "./faults.ts";
import { confirmAddress } from "./operator.ts";

/** A person with their own browser. */
export type Visitor = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Declares which responses the test provokes, because the browser logs each of them to its console. */
  readonly expects: (...statuses: number[]) => void;
};

/** A signed-in visitor. */
export type Person = Visitor & {
  readonly name: string;
  readonly email: string;
  /** Calls the API in this person's session. */
  readonly api: Api;
};

/** The password of every account in the tests. */
export const password = "correct horse battery";

const demoPlatformAdmin = { email: "platform@bailiwick.example", password: "bailiwick-demo" };

/** Letters and digits unique to the call, for names, slugs and addresses. */
export function unique(): string {
  return randomBytes(4).toString("hex");
}

/** An address from the block reserved for tests (RFC 2544), so that no one's attempts count for anyone else. */
function clientAddress(): string {
  const [a = 0, b = 0, c = 0] = randomBytes(3);
  return `198.${18 + (a % 2)}.${b}.${c}`;
}

/**
 * The people of one test; they leave, and their browsers' faults are reported, when it ends.
 * @param home the data folder of their instance; by default the one that all tests share
 */
export function gather(browser: Browser, baseURL: string, home?: string) {
  const contexts: BrowserContext[] = [];
  const faults: (() => string[])[] = [];

  const visitor = async (): Promise<Visitor> => {
    const context = await browser.newContext({
      baseURL,
      extraHTTPHeaders: { "x-forwarded-for": clientAddress() },
    });
    const expected: Expected = new Set();
    contexts.push(context);
    faults.push(await watchFaults(context, expected));
    const expects = (...statuses: number[]) => statuses.forEach((status) => void expected.add(status));
    return { context, page: await context.newPage(), expects };
  };

  const enter = async (path: string, account: { email: string; password: string; name?: string }) => {
    const someone = await visitor();
    const { request } = someone.context;
    const answer = await request.post(`/api/auth${path}`, { data: account });
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
    return { ...someone, api: apiOf(request) };
  };

  return {
    /** A visitor who is not signed in. */
    visitor,
    /**
     * A new person, signed in, with a confirmed address unless the test is about that. The name is their part in the
     * test, such as "Viewer".
     */
    signUp: async (name: string, { confirmed = true } = {}): Promise<Person> => {
      const address = name
        .toLowerCase()
        .replaceAll(" ", "-")
        .replaceAll(/[^a-z0-9-]/g, "")
        .slice(0, 40);
      const email = `${address}-${unique()}@company.example`.replace(/^-+/, "");
      const person = await enter("/sign-up/email", { name, email, password });
      if (confirmed) await confirmAddress(email, home);
      return { ...person, name, email };
    },
    /** The same person in another browser. */
    signInElsewhere: async ({ name, email }: Pick<Person, "name" | "email">): Promise<Person> => ({
      ...(await enter("/sign-in/email", { email, password })),
      name,
      email,
    }),
    /** The person who runs the instance. */
    platformAdmin: async (): Promise<Person> => ({
      ...(await enter("/sign-in/email", demoPlatformAdmin)),
      name: "Platform admin",
      email: demoPlatformAdmin.email,
    }),
    /** Ends the visits. Returns the faults in the browsers, as sentences. */
    leave: async (): Promise<string[]> => {
      await Promise.all(contexts.map((context) => context.close()));
      return faults.flatMap((each) => each());
    },
  };
}

export type People = Omit<ReturnType<typeof gather>, "leave">;
