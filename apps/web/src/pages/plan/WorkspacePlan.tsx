import { Navigate } from "@tanstack/react-router";
import { standsAlone } from "../../kinds.ts";
import { paths } from "../../paths.ts";
import { useWorkspace } from "../../workspace.ts";
import { Why } from "../access/Why.tsx";
import { PlanParts } from "./PlanParts.tsx";

/** The plan of a standalone workspace, among its settings (V27, V38, V51, V59). */
export function WorkspacePlan() {
  const here = useWorkspace();
  const { workspace, actor, blueprint } = here;
  // For a workspace among several, the plan belongs to its organization.
  if (!standsAlone(blueprint)) {
    return <Navigate {...paths.organizationPlan({ organization: workspace.organization.slug })} replace />;
  }
  return (
    <PlanParts
      organization={workspace.organization}
      actor={actor}
      why={<Why here={here} permission="plan:change" />}
    />
  );
}
