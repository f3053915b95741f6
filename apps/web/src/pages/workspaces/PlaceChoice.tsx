import { Group, Radio, Stack, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import classes from "./PlaceChoice.module.css";
import type { Place } from "./places.ts";

type Props = {
  readonly places: readonly Place[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
};

/** The choice of where to make a workspace; a place where the person may not says why. */
export function PlaceChoice({ places, chosen, onChoose }: Props) {
  return (
    <Radio.Group label={texts.workspaces.where} value={chosen} onChange={onChoose}>
      <Stack gap="sm" mt={6}>
        {places.map(({ key, title, says, decision }) => (
          <Radio.Card
            key={key}
            value={key}
            className={classes.card}
            disabled={!decision.allowed}
            aria-describedby={`place-${key}`}
            aria-label={title}
          >
            <Group wrap="nowrap" align="flex-start" gap="md">
              <Radio.Indicator mt={2} disabled={!decision.allowed} />
              <div>
                <Text size="sm" fw={600}>
                  {title}
                </Text>
                <Text size="sm" c="dimmed" id={`place-${key}`}>
                  {decision.allowed ? says : decision.message}
                </Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}
