import type { Blueprint, TeamChoice } from "@bailiwick/domain";
import { Stack, Text } from "@mantine/core";
import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { Named } from "../../ui/Named.tsx";
import { MoveEffects } from "../resources/MoveEffects.tsx";

const t = texts.lifecycle.transfer;

type Effects = Outputs["workspaces"]["previewTransfer"];
type Props = { readonly effects: Effects; readonly teams: TeamChoice; readonly blueprint: Blueprint };

/** What comes along, who loses and who gains sight, and what else changes. */
export function TransferEffects({ effects, teams, blueprint }: Props) {
  const { joining, roles, allotments, shared, boundKeys } = effects;
  const named = effects.teams.map(({ name }) => name);
  const told = [
    joining > 0 && t.joining(joining),
    roles.length > 0 && t.roles(roles),
    named.length > 0 && (teams === "along" ? t.bringsTeams(named) : t.leavesTeams(named)),
    allotments.some(({ allotted }) => allotted !== null) && t.allotments,
    shared > 0 && t.shared(shared),
    boundKeys > 0 && t.boundKeys(boundKeys),
  ].filter((line) => line !== false);
  return (
    <Stack gap="xs">
      <MoveEffects effects={effects} blueprint={blueprint} words={t.things} />
      {told.map((line) => (
        <Text size="sm" key={line}>
          <Named text={line} names={[...named, ...roles]} />
        </Text>
      ))}
    </Stack>
  );
}
