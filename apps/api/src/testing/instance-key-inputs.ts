import type { Sample } from "./sample.ts";

/** Inputs for what concerns keys of the instance, and the product that has them. */
export const instanceKeyInputs: Readonly<Record<string, Sample>> = {
  "platform.keys": () => ({}),
  "platform.issueKey": () => ({ name: "Portal", scopes: ["access:check"] }),
  "platform.rotateKey": ({ instanceKey }) => ({ key: instanceKey }),
  "platform.revokeKey": ({ instanceKey }) => ({ key: instanceKey }),
  "access.token (workspace)": ({ workspace }) => ({ workspace, audience: "https://files.example" }),
  "access.token (organization)": ({ organization }) => ({ organization, audience: "https://files.example" }),
  "organizations.found": ({ blueprint, outsider }) => ({
    blueprint: blueprint.key,
    name: "New",
    slug: "a-founded-one",
    owner: outsider.email,
  }),
};
