import { Text } from "@mantine/core";
import { texts } from "../../../texts/index.ts";
import { Named } from "../../../ui/Named.tsx";
import type { Listed } from "./several.ts";

/** How many are named; the rest is counted. */
const namedFirst = 10;

/** Whom a change of several is about. */
export function PeopleNamed({ people }: { readonly people: readonly Listed[] }) {
  const names = people.slice(0, namedFirst).map(({ name }) => name);
  return (
    <Text size="sm" c="dimmed">
      <Named text={texts.members.several.people(names, people.length - names.length)} names={names} />
    </Text>
  );
}
