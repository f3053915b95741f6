import type { PermissionName } from "@bailiwick/domain";
import { Select, Textarea } from "@mantine/core";
import { trpc } from "../../../api.ts";
import { useForm } from "../../../feedback/useForm.ts";
import { useFormDialog } from "../../../feedback/useFormDialog.ts";
import { texts } from "../../../texts/index.ts";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { EndField } from "../../access/EndField.tsx";
import { placeNamed, type RequestPlace, rolesToAskFor } from "./requests.ts";

const t = texts.requests;

type Props = {
  readonly place: RequestPlace;
  /** What the person missed. */
  readonly permission?: PermissionName;
  readonly onClose: () => void;
};
type Values = { role: string | null; reason: string; endsAt: string | null };

/** Asks for a role for oneself; the lowest that gives something, or what was missed, is chosen already. */
export default function RequestDialog({ place, permission, onClose }: Props) {
  const roles = rolesToAskFor(place);
  const least = roles.findLast(
    ({ permissions }) => permission !== undefined && permissions.includes(permission),
  );
  const form = useForm<Values>({
    initialValues: { role: (least ?? roles.at(-1))?.key ?? null, reason: "", endsAt: null },
  });
  const sending = useFormDialog(form, trpc.requests.create.mutationOptions(), {
    said: () => t.asked,
    next: onClose,
  });
  return (
    <FormDialog
      title={t.askTitle(place.name)}
      description={t.askDescription}
      submit={t.askSubmit}
      sending={sending}
      onSubmit={form.onSubmit(({ role, reason, endsAt }) =>
        sending.send({ ...placeNamed(place), role: role ?? "", reason: reason.trim(), endsAt }),
      )}
      onClose={onClose}
    >
      <Select
        label={t.role}
        data={roles.map(({ key, name }) => ({ value: key, label: name }))}
        allowDeselect={false}
        {...form.getInputProps("role")}
      />
      <Textarea label={t.reason} maxLength={500} autosize minRows={2} {...form.getInputProps("reason")} />
      <EndField {...form.getInputProps("endsAt")} />
    </FormDialog>
  );
}
