import type { Sample } from "./sample.ts";
import type { Place } from "./stage.ts";

const url = "https://hooks.example/bailiwick";
const inWorkspace =
  (rest: (place: Place) => Record<string, unknown>): Sample =>
  (place) => ({ workspace: place.workspace, ...rest(place) });
const inOrganization =
  (rest: (place: Place) => Record<string, unknown>): Sample =>
  (place) => ({ organization: place.organization, ...rest(place) });

/** For each level the same, about the webhook that the place has there. */
function both(name: string, rest: (webhook: Place["webhooks"]["workspace"]) => Record<string, unknown>) {
  return {
    [`${name} (workspace)`]: inWorkspace(({ webhooks }) => rest(webhooks.workspace)),
    [`${name} (organization)`]: inOrganization(({ webhooks }) => rest(webhooks.organization)),
  };
}

/** The part of `inputs` about webhooks. */
export const webhookInputs: Readonly<Record<string, Sample>> = {
  ...both("webhooks.list", () => ({})),
  ...both("webhooks.get", ({ webhook }) => ({ webhook })),
  "webhooks.create (workspace)": inWorkspace(() => ({ name: "Deploys", url, events: ["workspace.renamed"] })),
  "webhooks.create (organization)": inOrganization(() => ({
    name: "Deploys",
    url,
    events: ["workspace.renamed"],
  })),
  ...both("webhooks.connectSlack", () => ({ name: "#security", topic: "security", url })),
  ...both("webhooks.update", ({ webhook }) => ({ webhook, name: "Another" })),
  ...both("webhooks.rotateSecret", ({ webhook }) => ({ webhook })),
  ...both("webhooks.enable", ({ off }) => ({ webhook: off })),
  ...both("webhooks.disable", ({ webhook }) => ({ webhook })),
  ...both("webhooks.delete", ({ webhook }) => ({ webhook })),
  ...both("webhooks.test", ({ webhook }) => ({ webhook })),
  ...both("webhooks.replay", ({ webhook, delivery }) => ({ webhook, delivery })),
  ...both("webhooks.listDeliveries", ({ webhook }) => ({ webhook })),
  ...both("webhooks.getDelivery", ({ webhook, delivery }) => ({ webhook, delivery })),
};
