import { mailedRoutes } from "@bailiwick/domain";
import pg from "pg";
import { expect, test } from "vitest";
import { password, Visitor } from "../identity/testing.ts";
import { warnOfExpiry } from "../jobs/warn-of-expiry.ts";
import { warnOfKeys } from "../jobs/warn-of-keys.ts";
import { warnOfQuotas } from "../jobs/warn-of-quotas.ts";
import { placeWithWebhook, rename, startReceiver, workerOf } from "../outbox/webhook-testing.ts";
import { startApi, type TestPerson } from "../testing/api.ts";
import { invite, inviteToOrganization } from "../testing/invitations.ts";
import { found, staffed } from "../testing/tenants.ts";
import { accessOpenings } from "./access-testing.ts";
import { isMailed, workspaceIn } from "./link-testing.ts";
import { factorOpenings, type Opening } from "./second-factor-testing.ts";
import { mailTextsIn } from "./texts/index.ts";

/* Every link of every mail is opened: the server has a page there, and the page's API calls with it work. */

const api = await startApi();

/** Every link in the newest mail to an address, once it has arrived. */
async function linksTo(address: string, subject: string): Promise<URL[]> {
  const read = async () => {
    const { rows } = await api.owner.query<{ body: string }>(
      "SELECT body_text AS body FROM outbox WHERE recipient = $1 AND starts_with(subject, $2)",
      [address, subject],
    );
    return rows[0]?.body ?? "";
  };
  await expect.poll(read).not.toBe("");
  return ((await read()).match(/https?:\/\/\S+/g) ?? []).map((link) => new URL(link));
}

/** A person who signs up, as in a browser. */
async function newcomer() {
  const visitor = new Visitor(api.url);
  const email = `newcomer-${crypto.randomUUID().slice(0, 8)}@people.example`;
  const { status } = await visitor.post("/api/auth/sign-up/email", { name: "Newcomer", email, password });
  expect(status).toBe(200);
  return { visitor, email };
}

/** A person who asked for another address for their account. */
async function askedForAddress(newEmail = `another-${crypto.randomUUID().slice(0, 8)}@people.example`) {
  const { visitor, email } = await newcomer();
  const { status } = await visitor.post("/api/auth/account/email", { password, newEmail });
  expect(status).toBe(200);
  return { visitor, email, newEmail };
}

async function signIn(email: string): Promise<void> {
  const { status } = await new Visitor(api.url).post("/api/auth/sign-in/email", { email, password });
  expect(status).toBe(200);
}

const tokenOf = (link: URL | undefined) => link?.searchParams.get("token") ?? "";

const openings: { readonly [mail: string]: Opening } = {
  verifyAddress: async () => {
    const { visitor, email } = await newcomer();
    return {
      links: await linksTo(email, "Confirm your email address"),
      open: async (link) => {
        const { status } = await visitor.post("/api/auth/confirm-address", { token: tokenOf(link) });
        expect(status).toBe(200);
      },
    };
  },
  resetPassword: async () => {
    const { visitor, email } = await newcomer();
    await visitor.post("/api/auth/request-password-reset", { email });
    return {
      links: await linksTo(email, "Choose a new password"),
      open: async (link) => {
        const reset = { token: tokenOf(link), newPassword: "another long password" };
        expect((await visitor.post("/api/auth/reset-password", reset)).status).toBe(200);
      },
    };
  },
  passwordChanged: async () => {
    const { visitor, email } = await newcomer();
    const change = { password, newPassword: "another long password" };
    expect((await visitor.post("/api/auth/account/password", change)).status).toBe(200);
    return {
      links: await linksTo(email, "Your password was changed"),
      open: async () => {
        const { status } = await visitor.post("/api/auth/request-password-reset", { email });
        expect(status).toBe(200);
      },
    };
  },
  ...factorOpenings(api, { newcomer, linksTo, signIn }),
  newAddress: async () => {
    const { visitor, newEmail } = await askedForAddress();
    return {
      links: await linksTo(newEmail, "Confirm your new email address"),
      open: async (link) => {
        const { status } = await visitor.post("/api/trpc/account.changeAddress", { token: tokenOf(link) });
        expect(status).toBe(200);
      },
    };
  },
  addressHasAccount: async () => {
    const known = await newcomer();
    await askedForAddress(known.email);
    return {
      links: await linksTo(known.email, "Your address has an account already"),
      open: () => signIn(known.email),
    };
  },
  newAddressAsked: async () => {
    const { visitor, email } = await askedForAddress();
    return {
      links: await linksTo(email, "A new email address for your account"),
      open: async () => {
        const { status } = await visitor.post("/api/auth/request-password-reset", { email });
        expect(status).toBe(200);
      },
    };
  },
  addressChanged: async () => {
    const { visitor, email, newEmail } = await askedForAddress();
    const [link] = await linksTo(newEmail, "Confirm your new email address");
    await visitor.post("/api/trpc/account.changeAddress", { token: tokenOf(link) });
    return {
      links: await linksTo(email, "Your email address was changed"),
      open: () => signIn(newEmail),
    };
  },
  accountDeleted: async () => {
    const { visitor, email } = await newcomer();
    const { body } = await visitor.post("/api/auth/account/proof", { password });
    const deletion = { confirmation: email, proof: body.proof };
    expect((await visitor.post("/api/trpc/account.delete", deletion)).status).toBe(200);
    return {
      links: await linksTo(email, "Your account was deleted"),
      open: async () => {
        const again = { name: "Again", email, password };
        expect((await new Visitor(api.url).post("/api/auth/sign-up/email", again)).status).toBe(200);
      },
    };
  },
  invitedToWorkspace: async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const person = await api.person("Invited");
    await invite(api, founder, { workspace, email: person.email, role: "viewer" });
    return {
      links: await linksTo(person.email, "Invitation to a workspace"),
      open: (link) => person.client.invitations.accept.mutate({ token: tokenOf(link) }),
    };
  },
  invitedToOrganization: async () => {
    const admin = await api.person("Admin");
    const { org } = await found(api, admin, "ai-governance");
    const person = await api.person("Invited");
    await inviteToOrganization(api, admin, { organization: org, email: person.email, role: "tenant_member" });
    return {
      links: await linksTo(person.email, "Invitation to an organization"),
      open: (link) => person.client.invitations.accept.mutate({ token: tokenOf(link) }),
    };
  },
  addedToWorkspace: async () => {
    const admin = await api.person("Admin");
    const person = await api.person("Added");
    // If slugs are unique only within an organization, both are in the path.
    const { workspace } = await found(api, admin, "ai-tracing");
    await admin.client.members.add.mutate({ workspace, email: person.email, role: "reader" });
    return {
      links: await linksTo(person.email, "You were added to "),
      open: async ({ pathname }) => {
        // The choice of mails is in the account.
        if (pathname === mailedRoutes.account) return person.client.session.me.query();
        // As the console parses its URL.
        const named = decodeURIComponent(pathname.split("/")[2] ?? "").replace(".", "/");
        const { id } = await person.client.workspaces.get.query({ workspace: named });
        expect(id).toBe(workspace);
        return id;
      },
    };
  },
  quotaWarning: async () => {
    const owner = await api.person("Owner");
    const { workspace } = await found(api, owner, "compliance-ops");
    const { items } = await owner.client.quotas.list.query({ workspace });
    const amount = items[0]?.granted ?? 0;
    await owner.client.usage.report.mutate({ workspace, meter: "scans", amount, id: "all" });
    const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 1 });
    await warnOfQuotas(worker, new URL(api.url.replace("127.0.0.1", "localhost")), () => undefined);
    await worker.end();
    return {
      links: await linksTo(owner.email, "Quota used up: Scans"),
      open: async ({ pathname }) => {
        if (pathname === mailedRoutes.account) return owner.client.session.me.query();
        const named = decodeURIComponent(pathname.split("/")[2] ?? "");
        return owner.client.quotas.list.query({ workspace: named });
      },
    };
  },
  webhookStopped: async () => {
    const { url } = await startReceiver((_, response) => response.writeHead(410).end());
    const at = await placeWithWebhook(api, url);
    await rename(at, "Renamed");
    await workerOf(api).drain();
    return {
      links: await linksTo(at.owner.email, "A webhook was turned off"),
      open: async ({ pathname }) =>
        at.owner.client.webhooks.list.query({ workspace: decodeURIComponent(pathname.split("/")[2] ?? "") }),
    };
  },
  playbook: async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const fields = { summary: "Payments fail", severity: "high" };
    const { id } = await founder.client.resources.create.mutate({ workspace, kind: "incident", fields });
    return {
      links: await linksTo(founder.email, "Incident created"),
      open: openingResource(founder, "incident", id),
    };
  },
  expiring: async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const fields = { host: "old.example", valid_until: "2020-01-01" };
    const { id } = await founder.client.resources.create.mutate({ workspace, kind: "certificate", fields });
    await warnOf(warnOfExpiry);
    return {
      links: await linksTo(founder.email, "Certificate expired"),
      open: openingResource(founder, "certificate", id),
    };
  },
  keyExpiring: async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const expiresAt = new Date(Date.now() + 15 * 86_400_000).toISOString();
    await founder.client.keys.issue.mutate({
      workspace,
      name: "Deploy",
      scopes: ["workspace:read"],
      expiresAt,
    });
    await api.owner.query(
      "UPDATE key SET created_at = created_at - interval '9 days', expires_at = expires_at - interval '2 days' WHERE workspace_id = $1",
      [workspace],
    );
    await warnOf(warnOfKeys);
    return {
      links: await linksTo(founder.email, "A key expires soon"),
      open: async (url) => {
        if (url.pathname === mailedRoutes.account) return founder.client.session.me.query();
        return founder.client.keys.list.query({ workspace: workspaceIn(url) });
      },
    };
  },
  ...accessOpenings(api, { linksTo, warnOf: (job) => warnOf(job) }),
};

/** Runs a job once, as the worker. */
async function warnOf(job: typeof warnOfKeys) {
  const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 1 });
  await job(worker, new URL(api.url.replace("127.0.0.1", "localhost")), () => undefined);
  await worker.end();
}

/** Opens a link to a resource, or to the choice of mails. */
const openingResource =
  ({ client }: TestPerson, kind: string, id: string) =>
  async ({ pathname }: URL) => {
    if (pathname === mailedRoutes.account) return client.session.me.query();
    const [, , workspace = "", , ...named] = pathname.split("/");
    expect(named).toEqual([kind, id]);
    return client.resources.get.query({ workspace: decodeURIComponent(workspace), kind, id });
  };

test("every mail has a case", () => {
  expect(Object.keys(openings)).toEqual(Object.keys(mailTextsIn("en")));
});

test.each(Object.entries(openings))("every link in the mail %s opens", async (_, write) => {
  const { links, open } = await write();
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) {
    expect(link.origin).toBe(new URL(api.url).origin.replace("127.0.0.1", "localhost"));
    expect(isMailed(link.pathname), link.pathname).toBe(true);
    const page = await fetch(new URL(link.pathname + link.search, api.url));
    expect(page.headers.get("content-type")).toMatch(/text\/html/);
    expect(page.status).toBe(200);
    await open(link);
  }
});
