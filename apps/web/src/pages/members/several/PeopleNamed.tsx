import { Text } from "@mantine/core";
import { texts } from "../../../texts/index.ts";
import { Named } from "../../../ui/Named.tsx";
import type { Listed } from "./several.ts";

/** The maximum number of names; the rest is counted. */
const namedFirst = 10;

/** The people in a change of several. */
export function PeopleNamed({ people }: { readonly people: readonly Listed[] }) {
  const names = people.slice(0, namedFirst).map(({ name }) => name);
  return (
    <Text size="sm" c="dimmed">
      <Named text={texts.members.several.people(names, people.length - names.length)} names={names} />
    </Text>
  );
}
