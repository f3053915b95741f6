import { checkName, checkSlug } from "@bailiwick/domain";
import { Alert, Button, FileInput, Group, Paper, Select, Stack, Text, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, type Outputs } from "../../api.ts";
import type { Failure } from "../../failure.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { useInstance } from "../../instance.ts";
import { standsAlone } from "../../kinds.ts";
import { paths } from "../../paths.ts";
import { useSwitchWorkspace } from "../../shell/useSwitchWorkspace.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Page } from "../../ui/Page.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { PreviewFrame } from "../access/PreviewFrame.tsx";
import { usePreview } from "../access/usePreview.ts";
import { PlanChoice } from "../workspaces/PlanChoice.tsx";
import type { Place } from "../workspaces/places.ts";
import { plansToChoose } from "../workspaces/useAllowance.ts";
import { usePlaces } from "../workspaces/usePlaces.ts";
import { Brings } from "./Brings.tsx";
import { type Uploaded, uploadBundle } from "./sending.ts";

const t = texts.bundles;

/** Imports a workspace from a file, after its reader saw what it brings and whom it adds and invites. */
export function ImportPage() {
  const [uploaded, setUploaded] = useState<Uploaded | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const places = usePlaces();
  const send = useChange(
    { mutationFn: uploadBundle },
    {
      next: setUploaded,
      failed: (failed) => {
        setFailure(failed);
        return true;
      },
    },
  );
  const choose = (file: File | null) => {
    setUploaded(null);
    setFailure(null);
    if (file !== null) send.mutate(file);
  };
  return (
    <Page title={t.importTitle} description={t.importDescription}>
      <Paper
        withBorder
        radius="lg"
        p={{ base: "md", sm: "xl" }}
        maw="46rem"
        style={{ borderColor: "var(--line)" }}
      >
        <Stack gap="lg">
          <FileInput
            label={t.file}
            description={t.fileHint}
            placeholder={t.choose}
            accept=".bundle,application/x-ndjson"
            onChange={choose}
            disabled={send.isPending}
            error={failure === null ? null : failure.message}
          />
          {send.isPending && <LinesSkeleton lines={3} label={t.reading} />}
          {uploaded === null && !send.isPending && failure === null && (
            <Text size="sm" c="dimmed">
              {t.none}
            </Text>
          )}
          {uploaded !== null && (
            <Loaded query={places} skeleton={<LinesSkeleton lines={6} label={texts.common.loading} />}>
              {(all) => <Chosen key={uploaded.bundle} uploaded={uploaded} places={all} />}
            </Loaded>
          )}
        </Stack>
      </Paper>
    </Page>
  );
}

type Call = {
  readonly bundle: string;
  readonly name: string;
  readonly slug?: string;
  /** Of a standalone workspace. */
  readonly plan?: string;
};

function Chosen({ uploaded, places }: { readonly uploaded: Uploaded; readonly places: readonly Place[] }) {
  const fitting = places.filter(
    ({ blueprint, organization }) =>
      blueprint.key === uploaded.blueprint && (organization === null) === standsAlone(blueprint),
  );
  const [key, setKey] = useState<string | null>(
    fitting.find(({ decision }) => decision.allowed)?.key ?? null,
  );
  const [name, setName] = useState(uploaded.name);
  const [slug, setSlug] = useState("");
  const [plan, setPlan] = useState<string | null>(null);
  const { mode } = useInstance();
  const place = fitting.find((each) => each.key === key);
  const plans = place?.organization === null ? plansToChoose(place.blueprint, mode) : [];
  if (fitting.length === 0) return <Alert color="orange">{t.nowhere}</Alert>;
  const fits = checkName(name).allowed && (slug === "" || checkSlug(slug).allowed);
  const call = fits
    ? {
        bundle: uploaded.bundle,
        name,
        ...(slug === "" ? {} : { slug }),
        ...(plans.length > 1 && plan !== null ? { plan } : {}),
      }
    : null;
  return (
    <Stack gap="md">
      <Select
        label={t.where}
        data={fitting.map(({ key: value, organization }) => ({
          value,
          label: organization === null ? t.alone : t.into(organization.name),
        }))}
        value={key}
        onChange={setKey}
        allowDeselect={false}
      />
      <TextInput
        label={t.name}
        value={name}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t.slug}
        description={texts.common.optional}
        value={slug}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setSlug(event.currentTarget.value)}
      />
      {place !== undefined && plans.length > 1 && (
        <PlanChoice
          blueprint={place.blueprint}
          plans={plans}
          value={plan ?? place.blueprint.defaultPlan}
          onChange={setPlan}
        />
      )}
      {place !== undefined && (
        <Effects key={place.key} place={place} call={place.decision.allowed ? call : null} />
      )}
    </Stack>
  );
}

function Effects({ place, call }: { readonly place: Place; readonly call: Call | null }) {
  const organization = place.organization?.id ?? null;
  const preview = usePreview("bundles.preview", call, (given: Call, options) =>
    organization === null
      ? client.bundles.previewStandalone.mutate(given, options)
      : client.bundles.preview.mutate({ ...given, organization }, options),
  );
  const navigate = useNavigate();
  const go = useSwitchWorkspace();
  const bring = useChange(
    {
      mutationFn: (given: Call): Promise<Outputs["bundles"]["import"]> =>
        organization === null
          ? client.bundles.importStandalone.mutate(given)
          : client.bundles.import.mutate({ ...given, organization }),
    },
    {
      said: ({ workspace }) => t.imported(workspace.name),
      next: async ({ workspace }) => {
        await navigate(paths.workspaces());
        await go({ ...workspace, state: "active" });
      },
    },
  );
  return (
    <>
      <PreviewFrame preview={preview} waits={call === null}>
        {(brings) => <Brings brings={brings} />}
      </PreviewFrame>
      {!place.decision.allowed && <Text size="sm">{sentenceOf(place.decision)}</Text>}
      <Group justify="flex-end">
        <Guarded decision={place.decision}>
          <Button
            loading={bring.isPending}
            disabled={
              call === null || preview.data === undefined || preview.isStale || preview.error !== null
            }
            onClick={() => call !== null && bring.mutate(call)}
          >
            {t.submit}
          </Button>
        </Guarded>
      </Group>
    </>
  );
}
