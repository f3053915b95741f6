import { Modal, Stack, Text, Title } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { Named } from "../../ui/Named.tsx";
import { useReturnFocus } from "../../ui/useReturnFocus.ts";
import { asTitle } from "../access/askable.ts";
import classes from "./Keys.module.css";
import type { Key, KeyPlace } from "./keys.ts";
import { partsOfKey } from "./scopes.ts";

const t = texts.keys;

type Props = { readonly place: KeyPlace; readonly issued: Key; readonly onClose: () => void };

/** Everything that a key can do, by noun. */
export function ScopesDialog({ place, issued: { name, scopes }, onClose }: Props) {
  useReturnFocus();
  const title = (
    <Text fw={650}>
      <Named text={t.scopesTitle(name)} names={[name]} />
    </Text>
  );
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <Stack gap="lg">
        <Text size="sm" c="dimmed">
          {t.scopesDescription[place.level]}
        </Text>
        {partsOfKey(place, scopes).map((part) => (
          <div key={part.title}>
            {part.title !== null && (
              <Title order={3} size="sm" c="dimmed" mb="sm">
                {part.title}
              </Title>
            )}
            <div className={classes.groups}>
              {part.groups.map((group) => (
                <div key={group.noun} className={classes.group}>
                  <Title order={part.title === null ? 3 : 4} size="sm">
                    {group.title}
                  </Title>
                  <ul className={classes.sentences}>
                    {group.rows.map((row) => (
                      <Text key={row.name} component="li" size="sm">
                        {asTitle(row)}
                      </Text>
                    ))}
                  </ul>
                </div>
              ))}
            </div>
          </div>
        ))}
      </Stack>
    </Modal>
  );
}
