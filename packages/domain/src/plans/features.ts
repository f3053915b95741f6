/** A feature of plans, in the words that people read. */
export type FeatureSpec<Key extends string = string, Limit extends string = string> = {
  readonly key: Key;
  /** "Single sign-on" */
  readonly name: string;
  /** A phrase to be completed by "… needs the Pro plan". */
  readonly phrase: string;
  /** The limit that says how much of it there is. Lists name the two as one, and a plan has both or neither. */
  readonly limit?: Limit;
};

/** The features that unlock verbs of the engine, for every blueprint whose plans name one. */
export const coreFeatures = [
  { key: "sso", name: "Single sign-on", phrase: "single sign-on" },
  { key: "scim", name: "Directory sync (SCIM)", phrase: "directory sync (SCIM)" },
  { key: "create_workspace", name: "Creating workspaces", phrase: "creating workspaces" },
  { key: "update_workspace", name: "Changing workspaces", phrase: "changing workspaces" },
] as const satisfies readonly FeatureSpec[];

export type CoreFeatureName = (typeof coreFeatures)[number]["key"];
