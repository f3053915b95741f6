import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";
import { connected, defaults } from "./testing.ts";

const api = await startApi();

const rules = `- deny: write
  path: /etc/*
- allow: any
  path: /srv/*
- allow: execute
  command: git *
- ask: execute
`;

const acts = [
  { verb: "write", path: "/etc/passwd" },
  { verb: "write", path: "/srv/../etc/passwd" },
  { verb: "read", path: "/srv/app/log" },
  { verb: "execute", command: "git status" },
  { verb: "execute", command: "rm -r /" },
  { verb: "invoke" },
] as const;

/** A machine that connected with this mode, and the answers to it. */
async function answers(mode: string) {
  const { founder, workspace, ...tenant } = await staffed(api, "machine-fleet");
  await defaults(founder, workspace, { machine_permission_mode: mode, machine_rules: rules });
  const { agent, machine } = await connected(api, founder, workspace);
  await agent.machines.heartbeat.mutate({});
  const given: string[] = [];
  for (const act of acts) {
    const { verdict, rule, mode: is } = await agent.machines.check.mutate(act);
    expect(is).toBe(mode);
    given.push(rule === null ? verdict : `${verdict} by ${rule}`);
  }
  return { ...tenant, founder, workspace, machine, agent, given };
}

describe("the permission mode of a new machine", () => {
  test("[C15] default: the first rule that matches decides, and else a person is asked", async () => {
    const { given } = await answers("default");
    expect(given).toEqual(["deny by 1", "deny by 1", "allow by 2", "allow by 3", "ask by 4", "ask"]);
  });

  test("[C15] strict: only what a rule allows", async () => {
    const { given } = await answers("strict");
    expect(given).toEqual(["deny by 1", "deny by 1", "allow by 2", "allow by 3", "deny by 4", "deny"]);
  });

  test("[C15] bypass: everything, and each use is in the log under the machine's name", async () => {
    const { given, org } = await answers("bypass");
    expect(given).toEqual(acts.map(() => "allow"));
    const logged = await newest(api, { org }, acts.length);
    expect(logged.map(({ action, actor, after }) => ({ action, actor, after })).reverse()).toEqual(
      acts.map((after) => ({ action: "resource.bypassed", actor: "web-1", after })),
    );
  });

  test("is edited for each machine, by those who can edit machines", async () => {
    const { agent, founder, as, workspace, machine } = {
      ...(await answers("default")),
      as: (await staffed(api, "machine-fleet")).as,
    };
    const strict = { workspace, kind: "machine", id: machine.id, fields: { mode: "strict" } };
    await founder.client.resources.update.mutate(strict);
    expect(await agent.machines.check.mutate({ verb: "invoke" })).toMatchObject({ verdict: "deny" });
    expect(await errorOf(as("admin").client.resources.update.mutate(strict))).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await errorOf(agent.resources.update.mutate(strict))).toMatchObject({ code: "FORBIDDEN" });
  });

  test("is asked about by a machine only, and about what there is", async () => {
    const { founder, workspace } = await staffed(api, "machine-fleet");
    const { agent } = await connected(api, founder, workspace);
    expect(await errorOf(founder.client.machines.check.mutate({ verb: "invoke" }))).toMatchObject({
      code: "FORBIDDEN",
      reason: "only_machine",
    });
    expect(await errorOf(api.client().machines.check.mutate({ verb: "invoke" }))).toMatchObject({
      code: "UNAUTHENTICATED",
    });
    expect(await errorOf(agent.machines.check.mutate({ verb: "all" as "read" }))).toMatchObject({
      code: "INVALID",
      path: "verb",
    });
  });
});
