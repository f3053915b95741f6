import { aiGovernance } from "./ai-governance.mjs";
import { complianceOps } from "./compliance-ops.mjs";
import { others } from "./others.mjs";

/**
 * What is broken for a statement: the ids that rest on it, in which file which text becomes which, and the files of the
 * tests that carry the ids.
 * @typedef {{ ids: string[], what: string, file: string, from: string, to: string, tests: string[] }} Mutation
 * @type {readonly Mutation[]}
 */
export const mutations = [...complianceOps, ...aiGovernance, ...others];
