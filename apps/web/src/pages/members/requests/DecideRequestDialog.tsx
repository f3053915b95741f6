import { Text, Textarea } from "@mantine/core";
import { trpc } from "../../../api.ts";
import { useForm } from "../../../feedback/useForm.ts";
import { useFormDialog } from "../../../feedback/useFormDialog.ts";
import { texts } from "../../../texts/index.ts";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { EndField } from "../../access/EndField.tsx";
import { type AccessRequest, placeNamed, type RequestPlace, roleNamed } from "./requests.ts";

const t = texts.requests;

type Props = {
  readonly place: RequestPlace;
  readonly request: AccessRequest;
  readonly onClose: () => void;
};

/** Gives what was asked for, until the end that was asked for unless another is chosen. */
export function ApproveDialog({ place, request, onClose }: Props) {
  const role = roleNamed(place, request.role);
  const form = useForm<{ endsAt: string | null; note: string }>({
    initialValues: { endsAt: request.endsAt, note: "" },
  });
  const sending = useFormDialog(form, trpc.requests.approve.mutationOptions(), {
    said: () => t.approved(request.name, role),
    next: onClose,
  });
  return (
    <FormDialog
      title={t.approveTitle(request.name)}
      description={t.approveDescription(request.name, role)}
      submit={t.approve}
      sending={sending}
      onSubmit={form.onSubmit(({ endsAt, note }) =>
        sending.send({ ...placeNamed(place), request: request.id, endsAt, note: note.trim() }),
      )}
      onClose={onClose}
    >
      <Text size="sm">{request.reason}</Text>
      <EndField {...form.getInputProps("endsAt")} />
      <Note {...form.getInputProps("note")} />
    </FormDialog>
  );
}

/** Refuses with a note, which the person gets. */
export function RefuseDialog({ place, request, onClose }: Props) {
  const form = useForm<{ note: string }>({ initialValues: { note: "" } });
  const sending = useFormDialog(form, trpc.requests.refuse.mutationOptions(), {
    said: () => t.refused(request.name),
    next: onClose,
  });
  return (
    <FormDialog
      title={t.refuseTitle(request.name)}
      submit={t.refuse}
      sending={sending}
      onSubmit={form.onSubmit(({ note }) =>
        sending.send({ ...placeNamed(place), request: request.id, note: note.trim() }),
      )}
      onClose={onClose}
    >
      <Note {...form.getInputProps("note")} />
    </FormDialog>
  );
}

/** What the person who asked is told with the decision. */
function Note(field: object) {
  return <Textarea label={t.note} description={t.noteHint} maxLength={500} autosize minRows={2} {...field} />;
}
