import {
  type Actor,
  type CorePermissionName,
  can,
  complianceOps,
  noRoles,
  permission,
  permissions,
} from "@bailiwick/domain";
import { AbilityBuilder, createMongoAbility } from "@casl/ability";
import { newEnforcer, newModelFromString, StringAdapter } from "casbin";
import { betterAuthRoles } from "./better-auth-options.ts";

/*
 * Only the decision, in a separate process: every role of the flat blueprint is checked for every permission of a
 * workspace, in each library's own way, with everything possible prepared. Prints nanoseconds for each.
 */

const { workspace: roles } = complianceOps.roles;
const names = permissions.filter((row) => row.level === "workspace").map((row) => row.name);

function actorOf(role: (typeof roles)[number]): Actor {
  return {
    kind: "user",
    id: "",
    permissions: role.set,
    blueprint: complianceOps,
    roles: noRoles,
    organizationRole: null,
    workspaceRole: role.key,
    workspace: { id: "", slug: "", name: "", state: "active", isDefault: false },
  };
}

function abilityOf(role: (typeof roles)[number]) {
  const { can: allow, build } = new AbilityBuilder(createMongoAbility);
  for (const name of role.permissions) {
    const [resource = "", action = ""] = name.split(":");
    allow(action, resource);
  }
  return build();
}

const model = `
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.sub == p.sub && r.obj == p.obj && r.act == p.act`;
const policy = roles.flatMap((role) =>
  role.permissions.map((name) => `p, ${role.key}, ${name.replace(":", ", ")}`),
);
const enforcer = await newEnforcer(newModelFromString(model), new StringAdapter(policy.join("\n")));

const questions = roles.flatMap((role) => {
  const [actor, ability, peer] = [actorOf(role), abilityOf(role), betterAuthRoles[role.key]];
  if (peer === undefined) throw new RangeError(role.key);
  return names.map((name) => {
    const [resource = "", action = ""] = name.split(":");
    return {
      role: role.key,
      actor,
      ability,
      peer,
      name,
      handle: permission(name as CorePermissionName),
      resource,
      action,
      request: { [resource]: [action] },
    };
  });
});
type Question = (typeof questions)[number];

/** The common start of any decision by name, and nothing else. */
const places = new Map<string, number>(names.map((name, at) => [name, at]));

const subjects: Record<string, { ask: (question: Question) => boolean; calls: number }> = {
  // The time of the loop itself, which is subtracted from the others.
  nothing: { ask: ({ actor }) => actor.workspace !== null, calls: 20_000_000 },
  lookUp: { ask: ({ name }) => places.get(name) !== undefined, calls: 20_000_000 },
  ours: { ask: ({ actor, name }) => can(actor, name).allowed, calls: 20_000_000 },
  byHandle: { ask: ({ actor, handle }) => can(actor, handle).allowed, calls: 20_000_000 },
  casl: { ask: ({ ability, action, resource }) => ability.can(action, resource), calls: 2_000_000 },
  betterAuth: { ask: ({ peer, request }) => peer.authorize(request).success, calls: 1_000_000 },
  casbin: {
    ask: ({ role, resource, action }) => enforcer.enforceSync(role, resource, action),
    calls: 5_000,
  },
};

/** A separate loop for each subject, so that none is slowed down by what the compiler learned from another. */
function loopOf(ask: (question: Question) => boolean) {
  return new Function(
    "ask",
    "questions",
    `return (calls) => {
      let yes = 0;
      for (let n = 0, at = 0; n < calls; n += 1, at = at + 1 === questions.length ? 0 : at + 1) {
        if (ask(questions[at])) yes += 1;
      }
      return yes;
    };`,
  )(ask, questions) as (calls: number) => number;
}

const loops = Object.entries(subjects).map(([name, { ask, calls }]) => ({ name, calls, run: loopOf(ask) }));
const deciding = loops.filter(({ name }) => name !== "nothing" && name !== "lookUp");
const expected = deciding.map(({ run }) => run(questions.length));
if (new Set(expected).size !== 1) throw new Error(`they do not agree: ${expected}`);

const times: Record<string, number[]> = {};
for (let round = 0; round < Number(process.argv[2] ?? 5) + 1; round += 1) {
  let loop = 0;
  for (const { name, calls, run } of loops) {
    const began = performance.now();
    run(calls);
    const nanoseconds = ((performance.now() - began) * 1e6) / calls;
    if (name === "nothing") loop = nanoseconds;
    // The first round is for the compiler.
    else if (round > 0) times[name] = [...(times[name] ?? []), nanoseconds - loop];
  }
}

const ours = loops.find(({ name }) => name === "ours");
globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
ours?.run(10_000_000);
const allocated = process.memoryUsage().heapUsed - before;
console.log(JSON.stringify({ times, allocated }));
