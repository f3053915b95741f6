import { Stack, Text } from "@mantine/core";
import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { Named } from "../../ui/Named.tsx";

const t = texts.bundles;

/** What an import brings, whom it adds, and whom it invites. */
export function Brings({ brings }: { readonly brings: Outputs["bundles"]["preview"] }) {
  const { instance, isNew, workspace, matched, invited, roles, teams } = brings;
  if (!isNew)
    return (
      <Text size="sm">
        <Named text={t.earlier(workspace.name)} names={[workspace.name]} />
      </Text>
    );
  const amountOf = (part: string) => brings.amounts.find((each) => each.part === part)?.amount ?? 0;
  const things = [
    amountOf("resource") > 0 && t.resources(amountOf("resource")),
    amountOf("record") > 0 && t.records(amountOf("record")),
    amountOf("audit_entry") > 0 && t.entries(amountOf("audit_entry")),
  ].filter((thing) => thing !== false);
  const people = [matched, invited].map((each) => each.map(({ email }) => email));
  const [added = [], asked = []] = people;
  const lines = [
    t.from(instance),
    things.length > 0 && t.comes(things),
    added.length > 0 && t.matched(added),
    asked.length > 0 && t.invited(asked),
    roles.length > 0 && t.roles(roles),
    teams.length > 0 && t.teams(teams),
  ].filter((line) => line !== false);
  return (
    <Stack gap="xs">
      {lines.map((line) => (
        <Text size="sm" key={line}>
          <Named text={line} names={[...roles, ...teams]} />
        </Text>
      ))}
    </Stack>
  );
}
