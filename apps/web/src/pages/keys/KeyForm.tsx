import { normalizeName } from "@bailiwick/domain";
import { Alert, Button, Group, Input, Stack, Text, TextInput } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { PermissionChoice } from "../roles/PermissionChoice.tsx";
import { ExpiryField } from "./ExpiryField.tsx";
import classes from "./Keys.module.css";
import { type KeyPlace, namedPlace } from "./keys.ts";
import { NetworksField } from "./NetworksField.tsx";
import { ScopeGroups } from "./ScopeGroups.tsx";
import type { Issued } from "./SecretDialog.tsx";
import { countIn, scopeChoice, scopeParts } from "./scopes.ts";
import { useKeyForm } from "./useKeyForm.ts";
import { WorkspacesField } from "./WorkspacesField.tsx";

const t = texts.keys;

type Props = {
  readonly place: KeyPlace;
  readonly onIssued: (issued: Issued) => void;
  readonly onClose: () => void;
};

/** The form of a new key: its name, what it can do, and until when. */
export function KeyForm({ place, onIssued, onClose }: Props) {
  const { level, actor } = place;
  const { form, expiresAt, verdict, busy, error, send } = useKeyForm(place, onIssued);
  const { scopes } = form.values;
  const parts = scopeParts(place);
  const objection = form.errors.scopes;
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ name, ipRanges, workspaces }) =>
        send({
          ...namedPlace(place),
          name: normalizeName(name),
          scopes,
          expiresAt: expiresAt(),
          ipRanges,
          workspaces: workspaces.length === 0 ? null : workspaces,
        }),
      )}
    >
      <Stack gap="md">
        {error !== null && (
          <Alert color="red" role="alert" py="xs">
            {error}
          </Alert>
        )}
        <TextInput
          label={t.issueName}
          description={t.nameHint}
          name="name"
          autoComplete="off"
          maxLength={200}
          data-autofocus
          {...form.getInputProps("name")}
        />
        <ExpiryField form={form} expiresAt={expiresAt} />
        <div>
          <Group justify="space-between" gap="sm" mb={6}>
            <Text size="sm" fw={550}>
              {t.choiceTitle}
            </Text>
            <Text size="xs" c="dimmed" aria-live="polite">
              {t.chosen(scopes.length, countIn(parts))}
            </Text>
          </Group>
          <ScopeGroups place={place} value={scopes} onChange={(next) => form.setFieldValue("scopes", next)} />
          <section className={classes.choice} aria-label={t.choiceTitle}>
            <PermissionChoice
              label={t.choiceTitle}
              parts={parts}
              choose={(name) => scopeChoice(actor, level, name)}
              value={scopes}
              name="scopes"
              onChange={(next) => form.setFieldValue("scopes", next)}
            />
          </section>
          {objection !== undefined && (
            <Input.Error mt={6} role="alert">
              {objection}
            </Input.Error>
          )}
        </div>
        {level === "organization" && (
          <WorkspacesField
            place={place}
            value={form.values.workspaces}
            onChange={(next) => form.setFieldValue("workspaces", next)}
          />
        )}
        <NetworksField
          value={form.values.ipRanges}
          error={form.errors.ipRanges === undefined ? null : String(form.errors.ipRanges)}
          onChange={(next) => form.setFieldValue("ipRanges", next)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {texts.common.cancel}
          </Button>
          <Guarded decision={verdict}>
            <Button type="submit" loading={busy}>
              {t.issueSubmit}
            </Button>
          </Guarded>
        </Group>
      </Stack>
    </form>
  );
}
