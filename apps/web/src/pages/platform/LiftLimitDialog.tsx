import { NumberInput } from "@mantine/core";
import { trpc } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { numberSigns } from "../../texts/locale.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import type { Limit } from "./LimitsSection.tsx";

const t = texts.platform;
const max = 1_000_000;

type Props = {
  readonly organization: string;
  /** The limit's name, in the reader's language. */
  readonly name: string;
  readonly limit: Limit;
  readonly onClose: () => void;
};

/** Changes one limit of an organization. */
export function LiftLimitDialog({ organization, name, limit, onClose }: Props) {
  const form = useForm<{ value: number | string }>({
    initialValues: { value: limit.value ?? "" },
    validate: {
      value: (value) => (typeof value === "number" && value >= 0 && value <= max ? null : t.liftInvalid),
    },
  });
  const lift = useFormDialog(form, trpc.platform.liftLimit.mutationOptions(), {
    said: ({ value }) => t.lifted(name, value),
    next: onClose,
  });
  return (
    <FormDialog
      title={t.liftTitle(name)}
      submit={texts.common.save}
      sending={lift}
      onSubmit={form.onSubmit(({ value }) => {
        lift.send({ organization, limit: limit.name, value: Number(value) });
      })}
      onClose={onClose}
    >
      <NumberInput
        label={t.liftValue}
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
