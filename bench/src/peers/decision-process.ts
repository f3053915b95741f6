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

/** A role of the workspace, for each library. */
const asking = roles.map((role) => {
  const peer = betterAuthRoles[role.key];
  if (peer === undefined) throw new RangeError(role.key);
  return { key: role.key, actor: actorOf(role), ability: abilityOf(role), peer };
});

/** A question about one permission to a `role`, as code, and the constants in it. */
type Question = { readonly code: string; readonly constants: Readonly<Record<string, unknown>> };

const wordsOf = (name: string) => {
  const [resource = "", action = ""] = name.split(":");
  return { resource, action };
};

const subjects: Record<string, { question: (name: CorePermissionName) => Question; calls: number }> = {
  // The time of the loop itself, which is subtracted from the others.
  nothing: {
    question: () => ({ code: "role.actor.workspace !== null", constants: {} }),
    calls: 20_000_000,
  },
  // The least that a decision can be: one bit of the role's set.
  bit: {
    question: (name) => {
      const { word, mask } = permission(name);
      return { code: "(role.actor.permissions[word] & mask) !== 0", constants: { word, mask } };
    },
    calls: 20_000_000,
  },
  ours: {
    question: (name) => ({ code: "can(role.actor, name).allowed", constants: { can, name } }),
    calls: 20_000_000,
  },
  byHandle: {
    question: (name) => ({
      code: "can(role.actor, handle).allowed",
      constants: { can, handle: permission(name) },
    }),
    calls: 20_000_000,
  },
  casl: {
    question: (name) => ({ code: "role.ability.can(action, resource)", constants: wordsOf(name) }),
    calls: 4_000_000,
  },
  betterAuth: {
    question: (name) => {
      const { resource, action } = wordsOf(name);
      const request = { [resource]: [action] };
      return { code: "role.peer.authorize(request).success", constants: { request } };
    },
    calls: 2_000_000,
  },
  casbin: {
    question: (name) => ({
      code: "enforcer.enforceSync(role.key, resource, action)",
      constants: { enforcer, ...wordsOf(name) },
    }),
    calls: 5_000,
  },
};

/**
 * Asks all roles about one permission, in turn. Each subject and permission has a loop of its own: a permission is a
 * constant where it is asked, and none is slowed down by what the compiler learned from another.
 */
function loopOf({ code, constants }: Question, own: string) {
  return new Function(
    ...Object.keys(constants),
    "roles",
    `return (calls) => { // ${own}
      let yes = 0;
      for (let n = 0, at = 0; n < calls; n += 1, at = at + 1 === roles.length ? 0 : at + 1) {
        const role = roles[at];
        if (${code}) yes += 1;
      }
      return yes;
    };`,
  )(...Object.values(constants), asking) as (calls: number) => number;
}

const loops = Object.entries(subjects).map(([name, { question, calls }]) => {
  const each = names.map((asked) => loopOf(question(asked as CorePermissionName), `${name} ${asked}`));
  const every = Math.ceil(calls / each.length);
  const run = (times = every) => each.reduce((yes, loop) => yes + loop(times), 0);
  return { name, calls: every * each.length, run };
});
const deciding = loops.filter(({ name }) => name !== "nothing");
const expected = deciding.map(({ run }) => run(asking.length));
if (new Set(expected).size !== 1) throw new Error(`they do not agree: ${expected}`);

const times: Record<string, number[]> = {};
for (let round = 0; round < Number(process.argv[2] ?? 5) + 1; round += 1) {
  let loop = 0;
  for (const { name, calls, run } of loops) {
    const began = performance.now();
    run();
    const nanoseconds = ((performance.now() - began) * 1e6) / calls;
    if (name === "nothing") loop = nanoseconds;
    // The first round is for the compiler.
    else if (round > 0) times[name] = [...(times[name] ?? []), nanoseconds - loop];
  }
}

const ours = loops.find(({ name }) => name === "ours");
globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
ours?.run(Math.ceil(10_000_000 / names.length));
const allocated = process.memoryUsage().heapUsed - before;
console.log(JSON.stringify({ times, allocated }));
