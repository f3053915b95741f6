import { canIssueInstanceKey, normalizeName, type PermissionName } from "@bailiwick/domain";
import { Alert, Button, Group, Input, Select, Stack, Text, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { actorOnPlatform } from "../../access.ts";
import { client, type Inputs } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { expiresAt } from "../keys/expiry.ts";
import classes from "../keys/Keys.module.css";
import { type Issued, SecretDialog } from "../keys/SecretDialog.tsx";
import { PermissionChoice } from "../roles/PermissionChoice.tsx";
import { instanceScopeParts } from "./instanceScopes.ts";

const t = texts.platform.keys;

const expiries = ["30", "90", "365", "never"] as const;
type Values = { name: string; expiry: (typeof expiries)[number]; scopes: PermissionName[] };

/** Issues a key of the instance; then shows its text, once. */
export function IssueInstanceKeyDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <SecretDialog
      place={null}
      title={t.issueTitle}
      done={({ key }) => t.issuedTitle(key.name)}
      form={(onIssued) => <KeyForm onIssued={onIssued} onClose={onClose} />}
      onClose={onClose}
    />
  );
}

type Props = { readonly onIssued: (issued: Issued) => void; readonly onClose: () => void };

function KeyForm({ onIssued, onClose }: Props) {
  const actor = actorOnPlatform(useMe());
  const form = useForm<Values>({
    initialValues: { name: "", expiry: "90", scopes: [] },
    // The domain's objection to the key, at its field.
    validate: ({ name, scopes }) => {
      const draft = { name: normalizeName(name), scopes, expiresAt: null };
      const decision = canIssueInstanceKey(actor, draft, { now: new Date(), active: 0 });
      return decision.allowed || decision.path === undefined ? {} : { [decision.path]: sentenceOf(decision) };
    },
  });
  const { busy, error, send } = useFormDialog(
    form,
    {
      // The text goes to the dialog and nowhere else: what this returns is kept among the changes.
      mutationFn: async (input: Inputs["platform"]["issueKey"]) => {
        const { key, text } = await client.platform.issueKey.mutate(input);
        onIssued({ key, text });
        return key;
      },
    },
    {},
  );
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ name, expiry, scopes }) => {
        const at = expiresAt(expiry, "", "UTC", Date.now());
        send({ name: normalizeName(name), scopes, expiresAt: at });
      })}
    >
      <Stack gap="md">
        {error !== null && (
          <Alert color="red" role="alert" py="xs">
            {error}
          </Alert>
        )}
        <TextInput
          label={texts.keys.issueName}
          description={texts.keys.nameHint}
          name="name"
          autoComplete="off"
          maxLength={200}
          data-autofocus
          {...form.getInputProps("name")}
        />
        <Select
          label={texts.keys.expiry}
          data={expiries.map((value) => ({
            value,
            label: value === "never" ? texts.keys.never : texts.keys.inDays(Number(value)),
          }))}
          allowDeselect={false}
          {...form.getInputProps("expiry")}
        />
        <ScopesField
          value={form.values.scopes}
          error={form.errors.scopes}
          onChange={(next) => form.setFieldValue("scopes", next)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {texts.common.cancel}
          </Button>
          <Button type="submit" loading={busy}>
            {t.issueSubmit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type ScopesProps = {
  readonly value: readonly PermissionName[];
  readonly error: ReactNode;
  readonly onChange: (scopes: PermissionName[]) => void;
};

function ScopesField({ value, error, onChange }: ScopesProps) {
  return (
    <div>
      <Text size="sm" fw={550} mb={6}>
        {t.choiceTitle}
      </Text>
      <section className={classes.choice} aria-label={t.choiceTitle}>
        <PermissionChoice
          label={t.choiceTitle}
          parts={instanceScopeParts()}
          choose={() => ({ fixed: false, decision: { allowed: true } })}
          value={value}
          name="scopes"
          onChange={onChange}
        />
      </section>
      {error !== undefined && (
        <Input.Error mt={6} role="alert">
          {error}
        </Input.Error>
      )}
    </div>
  );
}
