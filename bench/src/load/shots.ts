import { createHmac } from "node:crypto";
import {
  type Asker,
  askers,
  blueprintOf,
  hexOf,
  idOf,
  organizationOf,
  type Population,
  roleOf,
} from "../data/population.ts";
import { betterAuthCookie } from "../peers/better-auth-options.ts";
import { cerbosRole } from "../peers/cerbos.ts";
import { sessionCookies } from "../server/index.ts";
import type { Shot } from "./job.ts";

/** A call of one of our queries, with the session in the cookie as a browser sends it. */
export function call(path: string, input: unknown, cookie: string): Shot {
  return {
    method: "GET",
    path: `/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
    headers: { cookie },
  };
}

/** One request for each asker, at their own workspace. */
export function productShots(
  secret: string,
  whole: Population,
  shot: (workspace: string, cookie: string) => Shot,
): Shot[] {
  const { header } = sessionCookies(secret, false);
  return askers(whole).map(({ workspace, token }) => shot(idOf("workspace", workspace), header(token)));
}

export const listMembers = (workspace: string, cookie: string) => call("members.list", { workspace }, cookie);

export const checkAccess = (workspace: string, cookie: string) =>
  call("access.check", { workspace, permission: "member:add" }, cookie);

/** The same list without authentication. */
export function limitShots(whole: Population): Shot[] {
  return askers(whole).map(({ workspace }) => ({
    method: "GET",
    path: `/organizations/${idOf("organization", organizationOf(whole, workspace))}/workspaces/${idOf("workspace", workspace)}/members`,
    headers: {},
  }));
}

function signed(secret: string, { token }: Asker): string {
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `${betterAuthCookie}=${encodeURIComponent(`${token}.${signature}`)}`;
}

type PeerShot = (organization: string, cookie: string) => Shot;

/** One request to better-auth for each asker; with its cookie cache, after each has received their cached session. */
export async function betterAuthShots(
  url: string,
  secret: string,
  whole: Population,
  cached: boolean,
  shot: PeerShot,
): Promise<Shot[]> {
  const shots: Shot[] = [];
  for (const asker of askers(whole)) {
    let cookie = signed(secret, asker);
    if (cached) {
      const response = await fetch(`${url}/api/auth/get-session`, { headers: { cookie } });
      const given = response.headers.getSetCookie().map((text) => text.split(";", 1)[0]);
      cookie = [cookie, ...given].join("; ");
    }
    shots.push(shot(hexOf("workspace", asker.workspace), cookie));
  }
  return shots;
}

export const listPeersMembers: PeerShot = (organizationId, cookie) => ({
  method: "GET",
  path: `/api/auth/organization/list-members?organizationId=${organizationId}&limit=50`,
  headers: { cookie },
});

export const checkPeersPermission: PeerShot = (organizationId, cookie) => ({
  method: "POST",
  path: "/api/auth/organization/has-permission",
  headers: { cookie, "content-type": "application/json", origin: "http://127.0.0.1" },
  body: JSON.stringify({ organizationId, permissions: { member: ["add"] } }),
});

/** The same question to the Cerbos server, which is told the asker's role. */
export function cerbosShots(whole: Population): Shot[] {
  return askers(whole).map(({ workspace, person, seat }) => {
    const blueprint = blueprintOf(whole, workspace);
    const body = {
      principal: { id: idOf("person", person), roles: [cerbosRole(blueprint.key, roleOf(blueprint, seat))] },
      resources: [{ actions: ["add"], resource: { kind: "member", id: idOf("workspace", workspace) } }],
    };
    return {
      method: "POST",
      path: "/api/check/resources",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
  });
}

/** The same question to a server that reads the role and asks Cerbos. */
export function fastifyCerbosShots(whole: Population): Shot[] {
  return askers(whole).map(({ workspace, token }) => ({
    method: "GET",
    path: `/workspaces/${idOf("workspace", workspace)}/can/member/add`,
    headers: { authorization: `Bearer ${token}` },
  }));
}
