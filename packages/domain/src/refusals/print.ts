import { type Reason, reasons, type Sentences } from "./reasons.ts";

/** The parameters of a sentence as their names in braces, for a table. */
const blanks = new Proxy<Record<string, unknown>>({}, { get: (_, key) => sampleOf(String(key)) });

/** What a table shows for a parameter: its name in braces, or a sample where the sentence depends on its value. */
function sampleOf(name: string): unknown {
  return samples[name] ?? `{${name}}`;
}

const samples: Readonly<Record<string, unknown>> = {
  permission: "member:add",
  by: "roles",
  roles: ["{roles}"],
  workspaces: ["{workspaces}"],
  names: ["{names}"],
  options: ["{options}"],
  sections: ["{sections}"],
  orHigher: true,
  level: "workspace",
  from: "workspace",
  to: "change",
  per: "address",
  of: "characters",
};

/** The parameter that decides the sentence, and each of its values: one line for each. */
const variants: Partial<Record<Reason, readonly Readonly<Record<string, unknown>>[]>> = {
  missing_permission: ["roles", "platform", "no_one", "unknown"].map((by) => ({ by })),
  above_yourself: ["role", "person", "permissions", "team"].map((what) => ({ what })),
  workspace_archived: ["change", "join"].map((to) => ({ to })),
  workspace_pending_deletion: ["change", "join", "report"].map((to) => ({ to })),
  default_workspace: ["archived", "deleted", "transferred"].map((act) => ({ act })),
  not_offered: [
    "archive",
    "delete",
    "default",
    "slug",
    "act",
    "transfer",
    "organization_deletion",
    "organization_leaving",
    "organization_for_customer",
    "appointing",
  ].map((what) => ({ what })),
  remove_yourself: ["workspace", "organization"].map((from) => ({ from })),
  last_owner: [{ workspaces: [] }, { workspaces: ["{workspaces}"] }],
  foreign_origin: [{ address: "" }, {}],
  too_many_invitations: ["address", "sender", "organization"].map((per) => ({ per })),
  plan_not_self_serve: ["set_up", "end"].map((act) => ({ act })),
  bad_field: [
    "empty",
    "text",
    "length",
    "characters",
    "number",
    "whole",
    "least",
    "most",
    "option",
    "tags",
    "many_tags",
    "tag",
    "date",
    "instant",
    "host",
    "url",
    "id",
    "json",
    "depth",
    "cron",
    "read_only",
  ].map((what) => ({ what })),
  sign_in_refused: [
    "off",
    "flow",
    "provider",
    "declined",
    "answer",
    "directory",
    "address_missing",
    "address_unconfirmed",
    "address_elsewhere",
    "account_exists",
    "other_address",
    "connected_elsewhere",
    "not_member",
    "no_seat",
    "closed",
  ].map((why) => ({ why })),
  bad_bundle: [
    "none",
    "version",
    "manifest",
    "signature",
    "long",
    "encoding",
    "ends",
    "cut",
    "part",
    "json",
    "extra",
    "many",
    "rows",
    "log",
  ].map((fault) => ({ fault })),
  request_decided: [
    { outcome: "approved", by: "{by}" },
    { outcome: "refused", by: "{by}" },
    { outcome: "withdrawn" },
    { outcome: "expired" },
  ],
  bad_rules: ["yaml", "list", "many", "rule", "path", "command", "pattern"].map((what) => ({ what })),
  bad_setting: ["option", "text", "list", "entries", "field", "time", "pattern", "days"].map((what) => ({
    what,
  })),
  bad_text: [
    { fault: "expected" },
    { fault: "sign" },
    { fault: "twice" },
    { fault: "too_many" },
    { fault: "value", what: "empty" },
  ],
};

/** The public list of refusals: code, reason and sentence, in the language of `sentences`. */
export function printReasons(sentences: Sentences): string {
  return (Object.keys(reasons) as Reason[])
    .flatMap((reason) =>
      (variants[reason] ?? [{}]).map((given) => {
        const sentence = sentences[reason] as string | ((params: unknown) => string);
        const params = new Proxy(given, {
          get: (target, key) => Reflect.get(target, key) ?? blanks[String(key)],
        });
        const text = typeof sentence === "string" ? sentence : sentence(params);
        return `${reasons[reason].code.padEnd(16)}${reason.padEnd(34)}${text}`;
      }),
    )
    .join("\n");
}
