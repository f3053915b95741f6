import type { Outputs } from "@bailiwick/client";

type Effects = Outputs["securityPolicies"]["preview"];

/** Who loses access right now, as lines. */
export function lossLines({ people, keys }: Effects): string[] {
  if (people.total + keys.total === 0) return ["No one who is signed in loses access."];
  const named = (what: string, { items, total }: Effects["people"]) => [
    ...items.map(({ name, reason }) => `loses access: ${what} ${name} (${reason})`),
    ...(total > items.length ? [`and ${total - items.length} more`] : []),
  ];
  return [...named("", people), ...named("key", keys)].map((line) => line.replaceAll(/ +/g, " "));
}
