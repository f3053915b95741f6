import { NumberInput } from "@mantine/core";
import { trpc } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { numberSigns } from "../../texts/locale.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import type { PlatformPerson } from "./peopleColumns.tsx";

const t = texts.platform;
const max = 1_000_000;

type Props = { readonly person: PlatformPerson; readonly onClose: () => void };

/** Lifts how many workspaces a person can own on a plan that limits it, or restores the plan's limit (V58). */
export function OwnLimitDialog({ person, onClose }: Props) {
  const form = useForm<{ value: number | string }>({
    initialValues: { value: person.workspaceLimit ?? "" },
    validate: {
      value: (value) =>
        value === "" || (typeof value === "number" && value >= 0 && value <= max) ? null : t.liftInvalid,
    },
  });
  const lift = useFormDialog(form, trpc.platform.liftUserLimit.mutationOptions(), {
    said: ({ name }, { value }) => (value == null ? t.ownLimitCleared(name) : t.ownLimitSet(name, value)),
    next: onClose,
  });
  return (
    <FormDialog
      title={t.ownLimitTitle(person.name)}
      description={t.ownLimitDescription}
      submit={texts.common.save}
      sending={lift}
      onSubmit={form.onSubmit(({ value }) => {
        lift.send({
          userId: person.id,
          limit: "workspacesPerUser",
          value: value === "" ? null : Number(value),
        });
      })}
      onClose={onClose}
    >
      <NumberInput
        label={t.ownLimitValue}
        name="value"
        min={0}
        max={max}
        allowDecimal={false}
        {...numberSigns()}
        clampBehavior="none"
        data-autofocus
        {...form.getInputProps("value")}
      />
    </FormDialog>
  );
}
