export const models = {
  title: "Try it",
  description: "What these policies decide about a model, as a gateway would be told.",
  provider: "Provider",
  model: "Model",
  risk: "Risk score",
  riskHint: "From 0 to 100. Optional.",
  check: "Check",
  allowed: "Allowed",
  denied: "Denied",
  openPolicy: "Open the policy",
  wouldAllow: (policy: string) => `“${policy}” only observes: it would allow it.`,
  wouldDeny: (policy: string) => `“${policy}” only observes: it would deny it.`,
};
