import {
  blueprint,
  canIssueToken,
  normalizeName,
  type PermissionName,
  permissionSet,
} from "@bailiwick/domain";
import { Alert, Button, Group, Input, Select, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, type Inputs, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { expiresAt } from "../keys/expiry.ts";
import classes from "../keys/Keys.module.css";
import { type Issued, SecretDialog } from "../keys/SecretDialog.tsx";
import { PermissionChoice } from "../roles/PermissionChoice.tsx";
import { type TokenPlace, tokenParts, tokenPlaces } from "./tokens.ts";

const t = texts.account.tokens;

const expiries = ["30", "90", "365", "never"] as const;
type Values = {
  organization: string;
  name: string;
  expiry: (typeof expiries)[number];
  scopes: PermissionName[];
};

/** Issues the person a token in one of their organizations; then shows its text, once. */
export function IssueTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const mine = useQuery(trpc.workspaces.mine.queryOptions({ withPermissions: true }));
  const [chosen, setChosen] = useState<TokenPlace | null>(null);
  return (
    <SecretDialog
      place={
        chosen && { level: "workspace", reference: chosen.workspace, blueprint: blueprint(chosen.blueprint) }
      }
      title={t.issueTitle}
      done={({ key }) => t.issuedTitle(key.name)}
      form={(onIssued) => (
        <Loaded query={mine} skeleton={<RowsSkeleton rows={4} label={texts.common.loading} />}>
          {({ items }) => {
            const [first, ...others] = tokenPlaces(items);
            return first === undefined ? (
              <Text size="sm">{t.nowhere}</Text>
            ) : (
              <TokenForm
                places={[first, ...others]}
                onIssued={(issued, place) => {
                  setChosen(place);
                  onIssued(issued);
                }}
                onClose={onClose}
              />
            );
          }}
        </Loaded>
      )}
      onClose={onClose}
    />
  );
}

/** The domain's objection to a token, at its field. */
function problemOf({ name, scopes }: Values, place: TokenPlace) {
  const rules = blueprint(place.blueprint);
  const draft = { name: normalizeName(name), scopes, expiresAt: null };
  const held = permissionSet.of(place.permissions, rules.catalogue);
  const decision = canIssueToken({ blueprint: rules }, draft, { now: new Date(), held, active: 0 });
  return decision.allowed || decision.path === undefined ? {} : { [decision.path]: sentenceOf(decision) };
}

type Props = {
  /** One at least. */
  readonly places: readonly [TokenPlace, ...TokenPlace[]];
  readonly onIssued: (issued: Issued, place: TokenPlace) => void;
  readonly onClose: () => void;
};

function TokenForm({ places, onIssued, onClose }: Props) {
  const form = useForm<Values>({
    initialValues: { organization: "", name: "", expiry: "90", scopes: [] },
    validate: (values) => problemOf(values, placeOf(values)),
  });
  const placeOf = ({ organization }: Values) => places.find(({ id }) => id === organization) ?? places[0];
  const { scopes } = form.values;
  const place = placeOf(form.values);
  const { busy, error, send } = useFormDialog(
    form,
    {
      // The text goes to the dialog and nowhere else: what this returns is kept among the changes.
      mutationFn: async (input: Inputs["tokens"]["issue"]) => {
        const { token, text } = await client.tokens.issue.mutate(input);
        onIssued({ key: token, text }, place);
        return token;
      },
    },
    {},
  );
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ name, expiry }) => {
        const at = expiresAt(expiry, "", "UTC", Date.now());
        send({ organization: place.id, name: normalizeName(name), scopes, expiresAt: at });
      })}
    >
      <Stack gap="md">
        {error !== null && (
          <Alert color="red" role="alert" py="xs">
            {error}
          </Alert>
        )}
        <Select
          label={t.organization}
          description={t.organizationHint}
          data={places.map(({ id, name }) => ({ value: id, label: name }))}
          value={place.id}
          allowDeselect={false}
          onChange={(id) => form.setValues({ organization: id ?? "", scopes: [] })}
        />
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
        <div>
          <Text size="sm" fw={550} mb={6}>
            {t.choiceTitle}
          </Text>
          <section className={classes.choice} aria-label={t.choiceTitle}>
            <PermissionChoice
              label={t.choiceTitle}
              parts={tokenParts(place)}
              choose={() => ({ fixed: false, decision: { allowed: true } })}
              value={scopes}
              name="scopes"
              onChange={(next) => form.setFieldValue("scopes", next)}
            />
          </section>
          {form.errors.scopes !== undefined && (
            <Input.Error mt={6} role="alert">
              {form.errors.scopes}
            </Input.Error>
          )}
        </div>
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
