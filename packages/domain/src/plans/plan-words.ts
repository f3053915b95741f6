import type { Translations } from "../blueprint/blueprint.ts";
import { coreFeatures, type FeatureSpec } from "./features.ts";
import { coreLimits, type LimitWords } from "./limits.ts";
import type { Plan } from "./plans.ts";

/** Names and phrases of limits and features: the engine's, followed by a blueprint's own. */
export type PlanWords = { readonly limits: readonly LimitWords[]; readonly features: readonly FeatureSpec[] };

type EveryWord = {
  readonly everyLimit: PlanWords["limits"];
  readonly everyFeature: PlanWords["features"];
};

export const corePlanWords: PlanWords = { limits: coreLimits, features: coreFeatures };

/** The words for the limit with this key; the key itself if the blueprint has no such limit. */
export function limitWords({ everyLimit }: EveryWord, key: string): LimitWords {
  const amount = { one: `${key}: {amount}`, many: `${key}: {amount}` };
  return everyLimit.find((limit) => limit.key === key) ?? { key, name: key, per: "organization", amount };
}

/** The words for the feature with this key, like {@link limitWords}. */
export function featureWords({ everyFeature }: EveryWord, key: string): FeatureSpec {
  return everyFeature.find((feature) => feature.key === key) ?? { key, name: key, phrase: key };
}

/**
 * What a plan includes, without duplicates: amounts of limits, in the blueprint's order, and the features whose amount
 * no limit of the plan states.
 */
export function gives(
  words: EveryWord,
  { limits, features }: Pick<Plan, "limits" | "features">,
): {
  readonly limits: readonly { readonly limit: LimitWords; readonly amount: number }[];
  readonly features: readonly FeatureSpec[];
} {
  return {
    limits: words.everyLimit.flatMap((limit) => {
      const amount = limits[limit.key];
      return amount === undefined ? [] : [{ limit, amount }];
    }),
    features: features
      .map((key) => featureWords(words, key))
      .filter(({ limit }) => limit === undefined || limits[limit] === undefined),
  };
}

/** The engine's words in other languages, in the same form as a blueprint's. */
export const coreTranslations: Translations = {
  de: {
    Members: "Mitglieder",
    "{amount} member": "{amount} Mitglied",
    "{amount} members": "{amount} Mitglieder",
    "Workspaces per person": "Workspaces pro Person",
    "{amount} workspace per person": "{amount} Workspace pro Person",
    "{amount} workspaces per person": "{amount} Workspaces pro Person",
    "Active workspaces": "Aktive Workspaces",
    "{amount} active workspace": "{amount} aktiver Workspace",
    "{amount} active workspaces": "{amount} aktive Workspaces",
    "Single sign-on": "Single Sign-on",
    "single sign-on": "Single Sign-on",
    "Directory sync (SCIM)": "Verzeichnisabgleich (SCIM)",
    "directory sync (SCIM)": "Verzeichnisabgleich (SCIM)",
    "Creating workspaces": "Workspaces anlegen",
    "creating workspaces": "Workspaces anlegen",
    "Changing workspaces": "Workspaces ändern",
    "changing workspaces": "Workspaces ändern",
  },
};
