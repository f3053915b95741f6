import { Box, Group, Radio, Stack, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import classes from "./PlaceChoice.module.css";
import type { Place } from "./places.ts";
import { WhoMay } from "./WhoMay.tsx";

type Props = {
  readonly places: readonly Place[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
};

/** The choice of where to create a workspace, or of which kind; one that the person can't choose says why. */
export function PlaceChoice({ places, chosen, onChoose }: Props) {
  return (
    <Radio.Group label={texts.workspaces.where} value={chosen} onChange={onChoose}>
      <Stack gap="sm" mt={6}>
        {places.map(({ key, title, description, decision, blueprint, organization }) => (
          <Box key={key}>
            <Radio.Card
              value={key}
              className={classes.card ?? ""}
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
                    {description}
                    {!decision.allowed && (
                      <Text component="span" size="sm" display="block" mt={4} c="var(--mantine-color-text)">
                        {sentenceOf(decision)}
                      </Text>
                    )}
                  </Text>
                </div>
              </Group>
            </Radio.Card>
            {/* People who are already in an organization find them there. */}
            {organization === null && <WhoMay blueprint={blueprint} />}
          </Box>
        ))}
      </Stack>
    </Radio.Group>
  );
}
