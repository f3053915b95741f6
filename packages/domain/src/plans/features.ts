/** Everything that a plan can open, in a phrase that "… needs the Pro plan" completes. */
export const featurePhrases = {
  integrations: "connecting other services",
  sso: "single sign-on",
  scim: "directory sync (SCIM)",
  create_workspace: "creating workspaces",
  update_workspace: "changing workspaces",
} as const;

export type FeatureName = keyof typeof featurePhrases;
export const featureNames = Object.keys(featurePhrases) as readonly FeatureName[];

/** What the feature opens, in a few words. */
export function featureDescription(feature: FeatureName): string {
  return featurePhrases[feature];
}
