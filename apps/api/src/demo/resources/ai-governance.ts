import type { DemoRecords, DemoResource } from "../resource.ts";

const provider = (name: string, host: string, credential: string): DemoResource => ({
  kind: "ai_provider",
  fields: { name, base_url: `https://${host}/v1`, credential },
});

/** The organization's own. The credentials open nothing. */
export const exampleLabs: readonly DemoResource[] = [
  provider("Example AI", "models.example.com", "demo-key-of-example-ai-7f3a"),
  provider("Open Weights Host", "weights.example.com", "demo-key-of-open-weights-19c4"),
  provider("In-house models", "inference.example.test", "demo-key-of-in-house-e05b"),
  {
    kind: "compliance_subscription",
    fields: {
      framework: "EU AI Act",
      description: "What providers and deployers of AI systems in the EU owe.",
    },
  },
  {
    kind: "compliance_subscription",
    fields: { framework: "ISO/IEC 42001", description: "A management system for artificial intelligence." },
  },
];

const policy = (
  priority: number,
  name: string,
  effect: "allow" | "deny",
  rest: {
    readonly providers?: string[];
    readonly models?: string[];
    readonly mode?: string;
    readonly note?: string;
  },
): DemoResource => ({ kind: "policy", fields: { priority, name, effect, ...rest }, by: "workspace-admin" });
const asset = (name: string, type: string, risk_tier: string, owner: string): DemoResource => ({
  kind: "asset",
  fields: { name, type, risk_tier, owner: { person: owner } },
  by: "workspace-admin",
});

/** Requests that a gateway let through or not, some minutes apart. */
const requests = (count: number): DemoRecords => ({
  kind: "request_log",
  below: false,
  rows: Array.from({ length: count }, (_, at) => {
    const isPreview = at % 6 === 5;
    return [
      4 + at * 19,
      {
        asset: { titled: at % 4 === 3 ? "Ticket router" : "Support assistant" },
        model: isPreview ? "atlas-5-preview" : "atlas-4-mini",
        tokens: 350 + ((at * 97) % 1_800),
        verdict: isPreview ? "denied" : "allowed",
        policy: isPreview ? "No preview models" : "Reviewed models of Example AI",
      },
    ] as const;
  }),
});

export const labsDefault: readonly DemoResource[] = [
  policy(10, "Small models for everyone", "allow", { models: ["*-mini", "*-small"] }),
  policy(100, "Nothing else", "deny", { note: "Ask for a workspace of your own." }),
  asset("Handbook assistant", "agent", "minimal", "member"),
];

export const labsProduction: readonly DemoResource[] = [
  policy(10, "No preview models", "deny", {
    models: ["*-preview", "*-beta"],
    note: "They change without notice.",
  }),
  policy(20, "Reviewed models of Example AI", "allow", {
    providers: ["Example AI"],
    models: ["atlas-4*", "atlas-embed-2"],
  }),
  policy(30, "Models that stay in the house", "allow", { providers: ["In-house models"] }),
  policy(40, "Open weights", "allow", {
    providers: ["Open Weights Host"],
    mode: "observe",
    note: "Until the review is done, requests are only watched.",
  }),
  asset("Support assistant", "application", "limited", "workspace-admin"),
  asset("Credit scoring", "model", "high", "editor"),
  asset("Support conversations 2026", "dataset", "limited", "editor"),
  { ...asset("Ticket router", "agent", "minimal", "workspace-admin"), records: requests(30) },
];

export const labsStaging: readonly DemoResource[] = [
  { ...policy(10, "Everything, watched", "allow", { mode: "observe" }), by: "member" },
  { ...asset("Support assistant, next version", "application", "limited", "member"), by: "member" },
];
