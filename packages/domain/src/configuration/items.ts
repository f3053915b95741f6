import type { Json } from "../resources/fields.ts";
import type { Configuration, ConfiguredWebhook } from "./configuration.ts";

/** What a change is about. */
export const configurationParts = [
  "role",
  "team",
  "team_member",
  "member",
  "team_grant",
  "setting",
  "security_policy",
  "webhook",
  "allotment",
] as const;
export type ConfigurationPart = (typeof configurationParts)[number];

export type Fields = Readonly<Record<string, Json>>;

/** One thing of a settings file: what it is, what tells it apart from others of its part, and what can change. */
export type ConfigurationItem = {
  readonly part: ConfigurationPart;
  /** As a person writes it, in an order that reads well. */
  readonly id: Readonly<Record<string, string>>;
  readonly fields: Fields;
};

/** The same for what differs only in how it is written. */
export const keyOf = ({ part, id }: Pick<ConfigurationItem, "part" | "id">): string =>
  [part, ...Object.values(id).map((text) => text.toLowerCase())].join("\n");

/** An instant in its one form; null for none. */
const instant = (text: string | null | undefined): string | null =>
  text === null || text === undefined ? null : new Date(text).toISOString();

const set = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();

/**
 * What a file says, thing by thing, in a form that two files share if they say the same.
 * @param now access that has ended by then is as if it was not there
 */
export function itemsOf(file: Configuration, now: Date): readonly ConfigurationItem[] {
  const runs = ({ endsAt }: { readonly endsAt?: string | null | undefined }) =>
    endsAt === null || endsAt === undefined || new Date(endsAt) > now;
  const items: readonly (readonly ConfigurationItem[] | undefined)[] = [
    file.roles?.map(({ level, key, name, description, permissions }) => ({
      part: "role",
      id: { level, key },
      fields: { name, description, permissions: set(permissions) },
    })),
    file.teams?.map(({ name }) => ({ part: "team", id: { team: name }, fields: { name } })),
    file.teams?.flatMap(({ name, members }) =>
      members.map((email) => ({ part: "team_member" as const, id: { team: name, email }, fields: {} })),
    ),
    file.members?.filter(runs).map(({ email, role, endsAt }) => ({
      part: "member",
      id: { email },
      fields: { role, endsAt: instant(endsAt) },
    })),
    file.teamGrants?.filter(runs).map(({ team, role, endsAt }) => ({
      part: "team_grant",
      id: { team },
      fields: { role, endsAt: instant(endsAt) },
    })),
    Object.entries(file.settings ?? {}).map(([setting, value]) => ({
      part: "setting",
      id: { setting },
      fields: { value },
    })),
    file.securityPolicy && [{ part: "security_policy", id: {}, fields: rules(file.securityPolicy) }],
    numbered(file.webhooks ?? []).map(([{ name, url, events, enabled }, number]) => ({
      part: "webhook",
      id: { name, number },
      fields: { url, events: set(events), enabled },
    })),
    Object.entries(file.quotas ?? {}).flatMap(([meter, workspaces]) =>
      Object.entries(workspaces).map(([workspace, amount]) => ({
        part: "allotment" as const,
        id: { meter, workspace },
        fields: { amount },
      })),
    ),
  ];
  return items.flatMap((some) => some ?? []);
}

function rules(policy: NonNullable<Configuration["securityPolicy"]>): Fields {
  const { addresses, invitationDomains, ...others } = policy;
  return {
    ...others,
    addresses: addresses
      .map(({ range, note }) => ({ range, note }))
      .toSorted((a, b) => (a.range < b.range ? -1 : 1)),
    invitationDomains: set(invitationDomains),
  };
}

/** Each with its number among those of its name, the first without one. */
function numbered(webhooks: readonly ConfiguredWebhook[]): [ConfiguredWebhook, string][] {
  const seen = new Map<string, number>();
  return webhooks.map((webhook) => {
    const key = webhook.name.toLowerCase();
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return [webhook, String(number)];
  });
}
