import { type ReviewDecision, reviewDecisions } from "@bailiwick/domain";
import { Radio, Select, Stack, Text, Textarea } from "@mantine/core";
import { trpc } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { namedPlace, type ReviewItem, type ReviewPlace, roleChoice } from "./reviews.ts";

const t = texts.reviews;

type Props = {
  readonly place: ReviewPlace;
  readonly review: string;
  readonly item: ReviewItem;
  readonly onClose: () => void;
};
type Values = { decision: ReviewDecision; role: string | null; note: string };

/** Keeps, changes or removes one access; what is suggested is chosen already. */
export function DecideDialog({ place, review, item, onClose }: Props) {
  const isInactive = item.inactiveDays !== null;
  const form = useForm<Values>({
    initialValues: { decision: isInactive ? "remove" : "keep", role: item.role, note: "" },
  });
  const sending = useFormDialog(form, trpc.accessReviews.decide.mutationOptions(), {
    said: () => t.saved,
    next: onClose,
  });
  const choices = reviewDecisions.filter((decision) => decision !== "change" || item.kind !== "key");
  const { decision } = form.values;
  return (
    <FormDialog
      title={t.decideTitle(item.name)}
      submit={t.decideSubmit}
      sending={sending}
      onSubmit={form.onSubmit(({ role, note }) =>
        sending.send({
          ...namedPlace(place),
          review,
          item: item.id,
          decision,
          role: decision === "change" ? role : null,
          note: note.trim(),
        }),
      )}
      onClose={onClose}
    >
      {item.inactiveDays !== null && (
        <Text size="sm">
          {t.inactive(item.inactiveDays)}. {t.suggested}
        </Text>
      )}
      <Radio.Group label={t.decision} {...form.getInputProps("decision")}>
        <Stack gap="xs" mt="xs">
          {choices.map((value) => (
            <Radio key={value} value={value} label={t.choices[value]} />
          ))}
        </Stack>
      </Radio.Group>
      {decision === "change" && (
        <Select
          label={t.newRole}
          data={roleChoice(place)}
          allowDeselect={false}
          {...form.getInputProps("role")}
        />
      )}
      <Textarea label={t.note} description={t.noteHint} maxLength={1_000} {...form.getInputProps("note")} />
    </FormDialog>
  );
}
