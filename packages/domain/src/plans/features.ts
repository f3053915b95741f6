/** Everything that a plan can open, in a phrase that "… needs the Pro plan" completes. */
const featureRows = {
  integrations: "connecting other services",
  sso: "signing in with the company's accounts",
  scim: "keeping people in step with the company's directory",
  create_workspace: "creating workspaces",
  update_workspace: "changing workspaces",
} as const;

export type FeatureName = keyof typeof featureRows;
export const featureNames = Object.keys(featureRows) as readonly FeatureName[];

/** What the feature opens, in a few words. */
export function featureDescription(feature: FeatureName): string {
  return featureRows[feature];
}
