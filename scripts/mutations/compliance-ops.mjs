/** @type {import("./index.mjs").Mutation[]} */
export const complianceOps = [
  {
    ids: ["V25", "V26"],
    what: "the last owner may step down",
    file: "packages/domain/src/people/members.ts",
    from: "losing !== blueprint.owner.role || otherOwners > 0) return allowed;",
    to: "losing !== blueprint.owner.role || otherOwners >= 0) return allowed;",
    tests: ["apps/api/src/members/roles.test.ts", "apps/api/src/members/leaving.test.ts"],
  },
];
