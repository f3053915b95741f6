import type { Texts } from "../en.ts";

export const models: Texts["models"] = {
  title: "Ausprobieren",
  description: "Was diese Richtlinien zu einem Modell entscheiden, so wie ein Gateway es erfährt.",
  provider: "Anbieter",
  model: "Modell",
  risk: "Risikowert",
  riskHint: "Von 0 bis 100. Freiwillig.",
  check: "Prüfen",
  allowed: "Erlaubt",
  denied: "Abgelehnt",
  openPolicy: "Richtlinie öffnen",
  wouldAllow: (policy) => `„${policy}“ beobachtet nur: Sie würde es erlauben.`,
  wouldDeny: (policy) => `„${policy}“ beobachtet nur: Sie würde es ablehnen.`,
};
