// The long proofs, by part. Each runs tests at their full size (PROVE=1) or a separate script, in half an hour at most.

const api = (name) => `apps/api/src/${name}`;
const tests = (...files) => ["vitest", "--project", "integration", "--project", "unit", ...files];

/**
 * @typedef {{ part: string, what: string, run: string[] }} Proof what runs it: a runner with its arguments, or a script
 * @type {readonly Proof[]}
 */
export const proofs = [
  {
    part: "access",
    what: "The database answers every role, drawn ones too, as the domain decides",
    run: tests("packages/db/src/tenant/matrix.test.ts", "packages/domain/src/access"),
  },
  {
    part: "access",
    what: "Every procedure answers every role at every place and in every state as the domain decides",
    run: tests(api("endpoints.test.ts")),
  },
  {
    part: "access",
    what: "A loss of access holds at the very next request, on another process",
    run: tests(api("revocation.test.ts")),
  },
  {
    part: "access",
    what: "No one exceeds themselves, by whichever way of giving",
    run: tests(api("roles/escalation.test.ts"), api("invitations/escalation.test.ts")),
  },
  {
    part: "isolation",
    what: "A statement cannot change its context, and the doctor finds a policy that does not isolate",
    run: tests("packages/db/src/tenant", "packages/db/src/doctor"),
  },
  {
    part: "input",
    what: "Whatever is sent to whichever procedure, the answer is one of eight codes, and no row changes",
    run: tests(api("bad-input.test.ts")),
  },
  {
    part: "lifecycle",
    what: "Invariants hold under concurrency: owners, seats, limits, defaults, slugs",
    run: tests(
      api("workspaces/races.test.ts"),
      api("members/races.test.ts"),
      api("roles/races.test.ts"),
      api("invitations/races.test.ts"),
      api("plans/races.test.ts"),
      "packages/domain/src/lifecycle",
      "packages/domain/src/people",
    ),
  },
  {
    part: "audit",
    what: "The chain verifies, and every change to it is found",
    run: tests(api("audit"), "packages/domain/src/audit"),
  },
  {
    part: "upgrade",
    what: "The present code opens what the first release left",
    run: tests(api("upgrade.test.ts"), "packages/db/src/setup"),
  },
  {
    part: "console",
    what: "Ten thousand members and workspaces in the console",
    run: ["playwright", "size", "--project", "desktop"],
  },
  {
    part: "console",
    what: "Every test of the console on a phone",
    run: ["playwright", "--project", "mobile"],
  },
  {
    part: "mutations",
    what: "A test fails for each statement that is broken in the database, the rules or the API",
    run: ["mutate.mjs", "database", "blueprints", "rules", "api"],
  },
  {
    part: "mutations",
    what: "A test fails for each statement that is broken in the console",
    run: ["mutate.mjs", "console"],
  },
  { part: "runs", what: "The suite is green ten times in a row", run: ["repeat.mjs", "10"] },
  { part: "runs", what: "The suite is green beside three others", run: ["repeat.mjs", "1", "--beside", "3"] },
];
