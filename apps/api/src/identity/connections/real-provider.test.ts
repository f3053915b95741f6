import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { machineFleet } from "@bailiwick/domain";
import { expect, onTestFinished, test } from "vitest";
import { startApi } from "../../testing/api.ts";
import { staffed } from "../../testing/tenants.ts";
import { begin, browserOf, clientId, clientSecret, finish, proveDomain } from "./testing.ts";

const api = await startApi();

/** Starts the provider, which ends with the test; its issuer. */
async function startReal(redirectUri: string): Promise<string> {
  const script = fileURLToPath(new URL("../../testing/oidc-provider.ts", import.meta.url));
  const child = spawn(process.execPath, [script, redirectUri, clientId, clientSecret], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(async () => {
    child.kill();
    if (child.exitCode === null) await once(child, "exit");
  });
  const [line] = await once(child.stdout, "data");
  return String(line).trim();
}

/** Fills the provider's form as someone with this address, and follows it back. */
async function signInThere(url: string, email: string): Promise<Record<string, string>> {
  const cookies = new Map<string, string>();
  const go = async (to: string, body?: URLSearchParams): Promise<Response> => {
    const answer = await fetch(to, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(body === undefined ? {} : { method: "POST", body }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return answer;
  };
  let at = url;
  for (let step = 0; step < 8; step += 1) {
    const answer = await go(at);
    const location = answer.headers.get("location");
    if (location !== null) at = new URL(location, at).href;
    else {
      const action = /action="([^"]+)"/.exec(await answer.text())?.[1] ?? "";
      const form = new URLSearchParams({ prompt: "login", login: email, password: "any" });
      const posted = await go(new URL(action, at).href, form);
      at = new URL(posted.headers.get("location") ?? "", at).href;
    }
    if (new URL(at).pathname === "/sign-in/connection") return Object.fromEntries(new URL(at).searchParams);
  }
  throw new Error(`the provider never sent the browser back; it is at ${at}`);
}

test("[C37] people sign in by a real provider of OpenID Connect, after its test run", async () => {
  const { founder, org: organization, workspace } = await staffed(api, machineFleet.key);
  await api.owner.query("UPDATE organization SET plan = 'team' WHERE id = $1", [organization]);
  const { redirectUri } = await founder.client.connections.list.query({ organization });
  const issuer = await startReal(redirectUri);
  const domain = await proveDomain(api, founder, organization);
  const given = { organization, name: "Company", issuer, clientId, clientSecret, role: "member" };
  const { id: connection } = await founder.client.connections.create.mutate(given);
  const of = { organization, connection };
  const admin = browserOf(api, founder);
  const { ticket } = await founder.client.connections.test.mutate(of);
  const trip = async (browser: typeof admin, body: object, email: string) => {
    const { body: begun } = await begin(browser, body);
    return finish(browser, await signInThere(String(begun.url), email));
  };
  expect((await trip(admin, { ticket }, "anyone@elsewhere.example")).body).toEqual({ status: "tested" });
  await founder.client.connections.enable.mutate(of);
  const email = `new@${domain.name}`;
  const { body } = await trip(browserOf(api), { email }, email);
  const client = api.client(String(body.token));
  expect((await client.session.me.query()).user).toMatchObject({ email, name: "From The Company" });
  expect((await client.session.me.query()).landing?.id).toBe(workspace);
});
