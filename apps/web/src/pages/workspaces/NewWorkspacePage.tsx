import { Paper, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Page } from "../../ui/Page.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { CreateForm } from "./CreateForm.tsx";
import { PlaceChoice } from "./PlaceChoice.tsx";
import { type Place, placesFor } from "./places.ts";

const says = texts.workspaces;

/** Where workspaces are made; the first page for who has none (V29, V30). */
export function NewWorkspacePage() {
  const me = useMe();
  const { organization } = useSearch({ from: "/_in/workspaces/new" });
  const [picked, setPicked] = useState<string | null>(null);
  const instance = useQuery(trpc.instance.get.queryOptions());
  const organizations = useQuery(trpc.organizations.list.queryOptions());
  const first = me.landing === null;
  const query = {
    data:
      instance.data === undefined || organizations.data === undefined
        ? undefined
        : placesFor(me, organizations.data.items, instance.data.blueprints, instance.data.defaultBlueprint),
    error: instance.error ?? organizations.error,
    refetch: () => Promise.all([instance.refetch(), organizations.refetch()]),
  };
  return (
    <Page title={first ? says.firstTitle : says.newTitle} says={first ? says.firstSays : says.newSays}>
      <Paper
        withBorder
        radius="lg"
        p={{ base: "md", sm: "xl" }}
        maw="42rem"
        style={{ borderColor: "var(--line)" }}
      >
        <Loaded query={query} skeleton={<LinesSkeleton lines={6} label={texts.common.loading} />}>
          {(places) => {
            const place = placeOf(places, picked ?? organization ?? null);
            if (place === undefined) return <Empty title={says.nowhere} />;
            return (
              <Stack gap="lg">
                {places.length > 1 && <PlaceChoice places={places} chosen={place.key} onChoose={setPicked} />}
                <CreateForm key={place.key} place={place} />
              </Stack>
            );
          }}
        </Loaded>
      </Paper>
    </Page>
  );
}

/** The place with this key if it can be used, else the first that can. */
function placeOf(places: readonly Place[], key: string | null): Place | undefined {
  const usable = places.filter(({ decision }) => decision.allowed);
  return usable.find((place) => place.key === key) ?? usable[0];
}
