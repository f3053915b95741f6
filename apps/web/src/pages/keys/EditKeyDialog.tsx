import { canUpdateKey, normalizeName, type PermissionName } from "@bailiwick/domain";
import { Text, TextInput } from "@mantine/core";
import { trpc } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { PermissionChoice } from "../roles/PermissionChoice.tsx";
import classes from "./Keys.module.css";
import { factsOfKey, type Key, type KeyPlace, namedPlace } from "./keys.ts";
import { NetworksField } from "./NetworksField.tsx";
import { partsOfKey } from "./scopes.ts";

const t = texts.keys;

type Values = { name: string; scopes: PermissionName[]; ipRanges: string[] };

type Props = { readonly place: KeyPlace; readonly edited: Key; readonly onClose: () => void };

/** Renames a key, takes permissions away from it, or says from where it works. It never gets more. */
export function EditKeyDialog({ place, edited: key, onClose }: Props) {
  const { id, name, scopes, ipRanges } = key;
  const form = useForm<Values>({
    initialValues: { name, scopes: [...scopes], ipRanges: [...ipRanges] },
    validate: (values) => {
      const draft = { name: normalizeName(values.name), scopes: values.scopes };
      const decision = canUpdateKey(place.actor, place.level, factsOfKey(key), draft);
      return decision.allowed || decision.path === undefined ? {} : { [decision.path]: sentenceOf(decision) };
    },
  });
  const { busy, error, send } = useFormDialog(form, trpc.keys.update.mutationOptions(), {
    said: (_, { name: next }) => t.edited(next ?? name),
    next: onClose,
  });
  const { errors, values } = form;
  return (
    <FormDialog
      title={t.editTitle(name)}
      submit={t.editSubmit}
      sending={{ busy, error }}
      onSubmit={form.onSubmit((given) => {
        send({ ...namedPlace(place), key: id, ...given, name: normalizeName(given.name) });
      })}
      onClose={onClose}
    >
      <TextInput
        label={t.issueName}
        name="name"
        autoComplete="off"
        maxLength={200}
        {...form.getInputProps("name")}
      />
      <NetworksField
        value={values.ipRanges}
        error={errors.ipRanges === undefined ? null : String(errors.ipRanges)}
        onChange={(next) => form.setFieldValue("ipRanges", next)}
      />
      <div>
        <Text size="sm" fw={550} mb={6}>
          {t.keeps}
        </Text>
        <section className={classes.choice} aria-label={t.keeps}>
          <PermissionChoice
            label={t.keeps}
            parts={partsOfKey(place, scopes)}
            choose={() => ({ fixed: false, decision: { allowed: true } })}
            value={values.scopes}
            name="scopes"
            onChange={(next) => form.setFieldValue("scopes", next)}
          />
        </section>
        {errors.scopes !== undefined && (
          <Text size="sm" c="var(--mantine-color-error)" mt={6} role="alert">
            {errors.scopes}
          </Text>
        )}
        <Text size="xs" c="dimmed" mt={6}>
          {t.keepsHint}
        </Text>
      </div>
    </FormDialog>
  );
}
