import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { aiGovernance, type Blueprint, complianceOps, permissions } from "@bailiwick/domain";
import { type Child, startProgram } from "../processes/child.ts";
import { freePort } from "../processes/port.ts";

/** The Cerbos server, which decides by policies in files and the role that a request tells it. */
export type Cerbos = Child & { readonly url: string; readonly grpc: string };

/** A role's name for Cerbos, where both blueprints have a viewer. */
export const cerbosRole = (blueprint: string, role: string) => `${blueprint}.${role}`;

/** Starts it on our matrix, without telemetry and audit. The folder is for its files. */
export async function startCerbos(folder: string): Promise<Cerbos> {
  const policies = join(folder, "policies");
  mkdirSync(policies, { recursive: true });
  for (const [resource, policy] of policiesOf([complianceOps, aiGovernance])) {
    writeFileSync(join(policies, `${resource}.json`), JSON.stringify(policy));
  }
  const [http, grpc] = [`127.0.0.1:${await freePort()}`, `127.0.0.1:${await freePort()}`];
  const config = join(folder, "cerbos.json");
  writeFileSync(
    config,
    JSON.stringify({
      server: { httpListenAddr: http, grpcListenAddr: grpc },
      storage: { driver: "disk", disk: { directory: policies, watchForChanges: false } },
      telemetry: { disabled: true },
      audit: { enabled: false },
    }),
  );
  const program = fileURLToPath(import.meta.resolve("@cerbos/cerbos-linux-x64/cerbos-linux-x64"));
  const child = startProgram({
    command: [program, "server", `--config=${config}`, "--log-level=error"],
    quiet: true,
  });
  child.process.stdout?.resume();
  const url = `http://${http}`;
  while (!(await answers(`${url}/_cerbos/health`))) {
    if (child.process.exitCode !== null) throw new Error(`Cerbos ended with ${child.process.exitCode}`);
    await pause(50);
  }
  return { ...child, url, grpc };
}

/** A policy for each resource: which roles may do which of its actions. */
function policiesOf(blueprints: readonly Blueprint[]): Map<string, object> {
  const rules = new Map<string, object[]>();
  for (const { name } of permissions) {
    const [resource = "", action = ""] = name.split(":");
    const roles = blueprints.flatMap(({ key, roles: { workspace } }) =>
      workspace.filter((role) => role.permissions.includes(name)).map((role) => cerbosRole(key, role.key)),
    );
    if (roles.length === 0) continue;
    rules.set(resource, [
      ...(rules.get(resource) ?? []),
      { actions: [action], effect: "EFFECT_ALLOW", roles },
    ]);
  }
  return new Map(
    [...rules].map(([resource, own]) => [
      resource,
      { apiVersion: "api.cerbos.dev/v1", resourcePolicy: { resource, version: "default", rules: own } },
    ]),
  );
}

const answers = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
