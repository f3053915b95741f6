import {
  type Blueprint,
  type DeclaredLimit,
  leftOf,
  limitOfMeter,
  type Meter,
  type QuotaFacts,
  type Use,
} from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";

export type Quota = Outputs["quotas"]["list"]["items"][number];
export type WorkspaceQuota = Outputs["quotas"]["workspaces"]["items"][number];

/** A quota with what the blueprint says about it. */
export type Metered = { readonly quota: Quota; readonly meter: Meter; readonly limit: DeclaredLimit };

/** The quotas with their meters; one that this release does not know is left out. */
export function meteredOf(blueprint: Blueprint, quotas: readonly Quota[]): Metered[] {
  return quotas.flatMap((quota) => {
    const meter = blueprint.meters.find(({ key }) => key === quota.meter);
    return meter === undefined ? [] : [{ quota, meter, limit: limitOfMeter(blueprint.limits, meter) }];
  });
}

export const takenOf = ({ reserved, used }: Use): number => reserved + used;

/** The quota as it concerns the place on the page: a workspace, or its whole organization, which has no allotment. */
export function factsOf({ total, granted, allots, workspace }: Quota): QuotaFacts {
  return workspace === null
    ? { total, granted, allots: false, workspace: { reserved: 0, used: 0, allotted: null } }
    : { total, granted, allots, workspace };
}

/** How much more a workspace of the organization's list can use in this period; null for no limit. */
export function leftIn({ total, granted, allots }: Quota, { allotted, reserved, used }: WorkspaceQuota) {
  return leftOf({ total, granted, allots, workspace: { allotted, reserved, used } });
}
