import { Alert, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Loaded } from "../../feedback/Loaded.tsx";
import { LinkText } from "../../links.tsx";
import { useMe } from "../../me.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Page } from "../../ui/Page.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { CreateForm } from "./CreateForm.tsx";
import { PlaceChoice } from "./PlaceChoice.tsx";
import type { Place } from "./places.ts";
import { usePlaces } from "./usePlaces.ts";

const t = texts.workspaces;

/** The page to create workspaces; the first page for people who have none (V29, V30). */
export function NewWorkspacePage() {
  const me = useMe();
  const { organization } = useSearch({ from: "/_in/workspaces/new" });
  const [picked, setPicked] = useState<string | null>(null);
  // People who come from an organization's page have already chosen the place.
  const [choosing, setChoosing] = useState(organization === undefined);
  const places = usePlaces();
  const first = me.landing === null;
  return (
    <Page
      title={first ? t.firstTitle : t.newTitle}
      description={first ? t.firstDescription : t.newDescription}
    >
      <Paper
        withBorder
        radius="lg"
        p={{ base: "md", sm: "xl" }}
        maw="46rem"
        style={{ borderColor: "var(--line)" }}
      >
        <Loaded query={places} skeleton={<LinesSkeleton lines={6} label={texts.common.loading} />}>
          {(all) => {
            const place = placeOf(all, picked ?? organization ?? null);
            const asked = all.find(({ key }) => key === organization);
            if (all.length === 0) return <Empty title={t.nowhere} />;
            return (
              <Stack gap="lg">
                {asked !== undefined && !asked.decision.allowed && (
                  <Alert color="orange" title={t.notInside(asked.organization?.name ?? asked.title)}>
                    {sentenceOf(asked.decision)}
                  </Alert>
                )}
                {choosing || place === undefined || place.key !== organization ? (
                  (all.length > 1 || place === undefined) && (
                    <PlaceChoice places={all} chosen={place?.key ?? ""} onChoose={setPicked} />
                  )
                ) : (
                  <ChosenPlace place={place} onOther={() => setChoosing(true)} />
                )}
                {place !== undefined && <CreateForm key={place.key} place={place} />}
              </Stack>
            );
          }}
        </Loaded>
      </Paper>
      {me.platformAdmin && (
        <Text size="sm" c="dimmed">
          {t.createForCustomer}{" "}
          <LinkText {...paths.createOrganization()} size="sm" underline="always">
            {t.createForCustomerLink}
          </LinkText>
        </Text>
      )}
    </Page>
  );
}

function ChosenPlace({ place, onOther }: { readonly place: Place; readonly onOther: () => void }) {
  return (
    <Group justify="space-between" gap="sm">
      <Text fw={600}>{place.title}</Text>
      <Button variant="default" size="xs" onClick={onOther}>
        {t.somethingElse}
      </Button>
    </Group>
  );
}

/** The place with this key if it can be used, else the first usable one. */
function placeOf(places: readonly Place[], key: string | null): Place | undefined {
  const usable = places.filter(({ decision }) => decision.allowed);
  return usable.find((place) => place.key === key) ?? usable[0];
}
