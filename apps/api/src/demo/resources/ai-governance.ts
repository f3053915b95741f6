import type { DemoRecords, DemoResource } from "../resource.ts";

const provider = (name: string, host: string, credential: string): DemoResource => ({
  kind: "ai_provider",
  fields: { name, base_url: `https://${host}/v1`, credential },
});

const control = (name: string, isMet: boolean, description: string): DemoResource => ({
  kind: "control",
  fields: { name, description, owner: { person: "tenant-admin" } },
  ...(isMet ? { actions: [["meet", "tenant-admin"]] } : {}),
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
    below: [
      control(
        "Risk management",
        true,
        "Risks are known, judged and reduced over the whole life of a system.",
      ),
      control("Logging", true, "Requests are recorded, so that what a system did can be traced."),
      control("Human oversight", true, "A person can step in and stop a system."),
      control("Technical documentation", false, "How each high-risk system works is written down."),
    ],
  },
  {
    kind: "compliance_subscription",
    fields: { framework: "ISO/IEC 42001", description: "A management system for artificial intelligence." },
    below: [
      control("AI policy", true, "Management has decided what AI is used for, and people know it."),
      control("Impact assessment", false, "What a system does to people is assessed before it is used."),
      control("Supplier review", false, "Vendors of models are reviewed once a year."),
    ],
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
    readonly status?: string;
    readonly risk_limit?: number;
    readonly note?: string;
  },
): DemoResource => ({ kind: "policy", fields: { priority, name, effect, ...rest }, by: "workspace-admin" });
const asset = (name: string, type: string, risk_tier: string, owner: string): DemoResource => ({
  kind: "asset",
  fields: { name, type, risk_tier, owner: { person: owner } },
  by: "workspace-admin",
});

/** Requests that a gateway let through or not, some hours apart. */
const requests = (count: number): DemoRecords => ({
  kind: "request_log",
  below: false,
  rows: Array.from({ length: count }, (_, at) => {
    const isPreview = at % 6 === 5;
    return [
      4 + at * 570,
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

/** What a scanner found about the assets, over four weeks. */
const risks: DemoRecords = {
  kind: "risk_signal",
  below: false,
  rows: Array.from({ length: 36 }, (_, at) => {
    const [asset, score, reason] =
      [
        ["Credit scoring", 58 + ((at * 13) % 35), "Decides about people"],
        ["Support assistant", 22 + ((at * 7) % 25), "Answers customers by itself"],
        ["Support conversations 2026", 35 + ((at * 11) % 30), "Contains personal data"],
      ][at % 3] ?? [];
    return [
      40 + at * 1_080,
      {
        asset: { titled: String(asset) },
        source: at % 2 === 0 ? "Model scanner" : "Prompt review",
        score: Number(score),
        reason: String(reason),
      },
    ] as const;
  }),
};

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
    note: "Decides nothing until the review is done: answers say what it would decide.",
  }),
  asset("Support assistant", "application", "limited", "workspace-admin"),
  asset("Credit scoring", "model", "high", "editor"),
  asset("Support conversations 2026", "dataset", "limited", "editor"),
  { ...asset("Ticket router", "agent", "minimal", "workspace-admin"), records: requests(60) },
  {
    kind: "filter",
    fields: { name: "Denied requests", verdict: "denied", days: 30 },
    by: "workspace-admin",
    records: risks,
  },
  {
    kind: "filter",
    fields: { name: "Small model this week", model: "atlas-4-mini", days: 7 },
    by: "workspace-admin",
  },
];

export const labsStaging: readonly DemoResource[] = [
  {
    ...policy(10, "Every model of Example AI", "allow", {
      providers: ["Example AI"],
      risk_limit: 70,
      note: "Previews, too: this is where they are tried. Not with a high risk score.",
    }),
    by: "member",
  },
  {
    ...policy(20, "No embedding models", "deny", { models: ["*-embed-*"], status: "disabled" }),
    by: "member",
  },
  { ...asset("Support assistant, next version", "application", "limited", "member"), by: "member" },
];
