import type { Blueprint } from "@bailiwick/domain";
import { List, Stack, Text } from "@mantine/core";
import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { Named } from "../../ui/Named.tsx";

const t = texts.resources;

type Effects = Pick<Outputs["resources"]["previewMove"], "moved" | "loses" | "gains" | "complete">;
/** What moves besides resources, in one and in many: of a whole workspace, its members and more. */
type Words = Readonly<Record<string, readonly [one: string, many: string]>>;
type Props = { readonly effects: Effects; readonly blueprint: Blueprint; readonly words?: Words };

/** How many of each kind move, and who loses and who gains sight of them (S13-S15). */
export function MoveEffects({ effects, blueprint, words = {} }: Props) {
  const { moved, loses, gains, complete } = effects;
  const amounts = moved.map(({ kind, amount }) => {
    const declared = blueprint.resourceKinds.find(({ key }) => key === kind);
    const [one, many] = words[kind] ?? [kind, kind];
    return t.amount(amount, declared?.name ?? one, declared?.plural ?? many);
  });
  return (
    <Stack gap="xs">
      <Text size="sm">{t.movesAlong(amounts)}</Text>
      {loses.total > 0 && <Sight title={t.losesSight(loses.total)} sight={loses} />}
      {gains.total > 0 && <Sight title={t.gainsSight(gains.total)} sight={gains} />}
      {loses.total + gains.total === 0 && <Text size="sm">{t.sameSight}</Text>}
      {!complete && (
        <Text size="xs" c="dimmed">
          {texts.access.incomplete}
        </Text>
      )}
    </Stack>
  );
}

function Sight({ title, sight }: { readonly title: string; readonly sight: Effects["loses"] }) {
  const { people, total } = sight;
  const unnamed = total - people.length;
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <List size="sm" aria-label={title}>
        {people.map(({ userId, name, email }) => (
          <List.Item key={userId}>
            <Named text={`${name} · ${email}`} names={[name]} />
          </List.Item>
        ))}
      </List>
      {unnamed > 0 && people.length > 0 && (
        <Text size="xs" c="dimmed">
          {t.unnamed(unnamed)}
        </Text>
      )}
    </div>
  );
}
