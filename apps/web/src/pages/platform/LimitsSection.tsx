import { Button, Table, Text } from "@mantine/core";
import { useState } from "react";
import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { Section } from "../../ui/Section.tsx";
import { LiftLimitDialog } from "./LiftLimitDialog.tsx";

const says = texts.platform;

export type Limit = Outputs["platform"]["workspaces"]["limits"][number];
type Props = { readonly organization: string; readonly limits: readonly Limit[] };

/** The organization's limits, and the way to lift one (V58, M53). */
export function LimitsSection({ organization, limits }: Props) {
  const [asked, setAsked] = useState<Limit | null>(null);
  const amount = (value: number | null) => value?.toLocaleString() ?? texts.common.unlimited;
  return (
    <Section title={says.limitsTitle} says={says.limitsSays}>
      {limits.length === 0 ? (
        <Text size="sm" c="dimmed">
          {says.noLimits}
        </Text>
      ) : (
        <Table aria-label={says.limitsTitle}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{says.limit}</Table.Th>
              <Table.Th ta="right">{says.standard}</Table.Th>
              <Table.Th ta="right">{says.inForce}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {limits.map((limit) => (
              <Table.Tr key={limit.name}>
                <Table.Td>{limitName(limit.name)}</Table.Td>
                <Table.Td ta="right">{amount(limit.standard)}</Table.Td>
                <Table.Td ta="right" fw={600}>
                  {amount(limit.value)}
                </Table.Td>
                <Table.Td ta="right">
                  <Button variant="default" size="xs" onClick={() => setAsked(limit)}>
                    {says.lift}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {asked !== null && (
        <LiftLimitDialog organization={organization} limit={asked} onClose={() => setAsked(null)} />
      )}
    </Section>
  );
}

/** A limit in words; its own name, when there are none. */
export function limitName(name: string): string {
  return texts.settings.limits[name] ?? name;
}
