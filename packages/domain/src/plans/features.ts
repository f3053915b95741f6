/** Something that plans open, as people read of it. */
export type FeatureSpec<Key extends string = string, Limit extends string = string> = {
  readonly key: Key;
  /** "Single sign-on" */
  readonly name: string;
  /** A phrase that "… needs the Pro plan" completes. */
  readonly phrase: string;
  /** The limit that says how much of it there is. Lists name the two once, and a plan has both or neither. */
  readonly limit?: Limit;
};

/** The features that open verbs of the engine, for every blueprint whose plans name one. */
export const coreFeatures = [
  { key: "sso", name: "Single sign-on", phrase: "single sign-on" },
  { key: "scim", name: "Directory sync (SCIM)", phrase: "directory sync (SCIM)" },
  { key: "create_workspace", name: "Creating workspaces", phrase: "creating workspaces" },
  { key: "update_workspace", name: "Changing workspaces", phrase: "changing workspaces" },
] as const satisfies readonly FeatureSpec[];

export type CoreFeatureName = (typeof coreFeatures)[number]["key"];
