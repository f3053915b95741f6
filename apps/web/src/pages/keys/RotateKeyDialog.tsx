import { canRotateKey } from "@bailiwick/domain";
import { Button, Group, List, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { client, type Inputs } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { factsOfKey, type Key, type KeyPlace, namedPlace } from "./keys.ts";
import { type Issued, SecretDialog } from "./SecretDialog.tsx";

const t = texts.keys;

type Props = { readonly place: KeyPlace; readonly rotated: Key; readonly onClose: () => void };

/** Gives a key its next secret (C24); then shows its text, once, and until when the old one works. */
export function RotateKeyDialog({ place, rotated, onClose }: Props) {
  return (
    <SecretDialog
      place={place}
      title={t.rotateTitle(rotated.name)}
      done={({ key }) => t.rotatedTitle(key.name)}
      form={(onIssued) => (
        <RotateForm place={place} rotated={rotated} onIssued={onIssued} onClose={onClose} />
      )}
      onClose={onClose}
    />
  );
}

const overlaps: Readonly<Record<string, string>> = {
  "24": t.overlapHours(24),
  "168": t.inDaysOverlap(7),
  "720": t.inDaysOverlap(30),
  revoked: t.overlapRevoked,
  "0": t.overlapNone,
};

function RotateForm({
  place,
  rotated,
  onIssued,
  onClose,
}: Props & { readonly onIssued: (issued: Issued) => void }) {
  const [overlap, setOverlap] = useState("24");
  const rotate = useConfirm(
    {
      // The text goes to the dialog and nowhere else: what this returns is kept among the changes.
      mutationFn: async (input: Inputs["keys"]["rotate"]) => {
        const issued = await client.keys.rotate.mutate(input);
        onIssued(issued);
        return issued.key;
      },
    },
    {},
  );
  const { next, same } = t.rotateEffects;
  const send = () =>
    rotate.mutate({
      ...namedPlace(place),
      key: rotated.id,
      overlapHours: overlap === "revoked" ? null : Number(overlap),
    });
  return (
    <Stack gap="md">
      <List size="sm" spacing={6} withPadding={false}>
        <List.Item>{next}</List.Item>
        <List.Item>{same}</List.Item>
      </List>
      <Select
        label={t.overlap}
        description={t.overlapHint}
        data={Object.entries(overlaps).map(([value, label]) => ({ value, label }))}
        value={overlap}
        allowDeselect={false}
        data-autofocus
        onChange={(value) => setOverlap(value ?? "24")}
      />
      {rotate.error !== null && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {failureOf(rotate.error).message}
        </Text>
      )}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
        <Guarded decision={canRotateKey(place.actor, place.level, factsOfKey(rotated))}>
          <Button onClick={send} loading={rotate.isPending}>
            {t.rotateSubmit}
          </Button>
        </Guarded>
      </Group>
    </Stack>
  );
}
