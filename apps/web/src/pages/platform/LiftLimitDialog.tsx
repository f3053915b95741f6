import { NumberInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { showAtField } from "../../feedback/forms.ts";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { type Limit, limitName } from "./LimitsSection.tsx";

const t = texts.platform;
const max = 1_000_000;

type Props = { readonly organization: string; readonly limit: Limit; readonly onClose: () => void };

/** Changes one limit of an organization. */
export function LiftLimitDialog({ organization, limit, onClose }: Props) {
  const [error, setError] = useState<string | null>(null);
  const form = useForm<{ value: number | string }>({
    initialValues: { value: limit.value ?? "" },
    validate: {
      value: (value) => (typeof value === "number" && value >= 0 && value <= max ? null : t.liftInvalid),
    },
  });
  const lift = useChange(trpc.platform.liftLimit.mutationOptions(), {
    said: ({ limit: name, value }) => t.lifted(limitName(name), value),
    next: onClose,
    failed: (failure) => {
      if (!showAtField(form, failure)) setError(failure.message);
      return true;
    },
  });
  return (
    <FormDialog
      title={t.liftTitle(limitName(limit.name))}
      submit={texts.common.save}
      cancel={texts.common.cancel}
      busy={lift.isPending}
      error={error}
      onSubmit={form.onSubmit(({ value }) => {
        setError(null);
        lift.mutate({ organization, limit: limit.name, value: Number(value) });
      })}
      onClose={onClose}
    >
      <NumberInput
        label={t.liftValue}
        name="value"
        min={0}
        max={max}
        allowDecimal={false}
        thousandSeparator=","
        clampBehavior="none"
        data-autofocus
        {...form.getInputProps("value")}
      />
    </FormDialog>
  );
}
