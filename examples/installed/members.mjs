/*
 * An internal tool in plain JavaScript: who is in a workspace, and who of them can add others. Start it with
 *
 *   BAILIWICK_URL=http://localhost:4000 BAILIWICK_KEY=bwk_… node members.mjs acme/production
 *
 * The key needs the scopes workspace:read and member:read.
 */
import { createClient, refusalOf } from "@bailiwick/client";
import { blueprint, workspaceRole } from "@bailiwick/domain";

const { BAILIWICK_URL: url = "http://localhost:4000", BAILIWICK_KEY: credential = "" } = process.env;
const [workspace = ""] = process.argv.slice(2);
const bailiwick = createClient({ url, credential });

try {
  const { organization } = await bailiwick.workspaces.get.query({ workspace });
  const rules = blueprint(organization.blueprint);
  const { items } = await bailiwick.members.list.query({ workspace });
  for (const { name, role } of items) {
    const held = workspaceRole(rules, role);
    const adds = held?.permissions.includes("member:add") ? "adds others" : "";
    console.log([name, held?.name ?? role, adds].join("\t").trimEnd());
  }
} catch (error) {
  console.error(refusalOf(error)?.message ?? error);
  process.exitCode = 1;
}
