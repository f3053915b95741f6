import {
  normalizeName,
  type ReviewRepeat,
  reviewDays,
  reviewRepeats,
  type UndecidedOutcome,
  undecidedOutcomes,
} from "@bailiwick/domain";
import { MultiSelect, NumberInput, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { namedPlace, type ReviewPlace, roleChoice } from "./reviews.ts";

const t = texts.reviews;

type Props = { readonly place: ReviewPlace; readonly onClose: () => void };
type Values = {
  name: string;
  repeats: ReviewRepeat;
  days: number | string;
  reviewerRole: string | null;
  reviewers: string[];
  undecided: UndecidedOutcome;
};

/** Starts a campaign over the access of the place, as it is now. */
export function StartReviewDialog({ place, onClose }: Props) {
  const [highest] = roleChoice(place);
  const form = useForm<Values>({
    initialValues: {
      name: "",
      repeats: "quarterly",
      days: reviewDays.standard,
      reviewerRole: highest?.value ?? null,
      reviewers: [],
      undecided: "keep",
    },
  });
  const sending = useFormDialog(form, trpc.accessReviews.start.mutationOptions(), {
    said: ({ name }) => t.started(name),
    next: onClose,
  });
  const people = useQuery(trpc.members.list.queryOptions({ ...namedPlace(place), limit: 100 }));
  return (
    <FormDialog
      title={t.startTitle}
      submit={t.startSubmit}
      sending={sending}
      onSubmit={form.onSubmit(({ name, days, reviewers, ...rest }) =>
        sending.send({
          ...namedPlace(place),
          ...rest,
          ...(reviewers.length > 0 && { reviewers }),
          name: normalizeName(name),
          days: Number(days),
        }),
      )}
      onClose={onClose}
    >
      <TextInput
        label={t.name}
        description={t.nameHint}
        autoComplete="off"
        maxLength={200}
        data-autofocus
        {...form.getInputProps("name")}
      />
      <Select
        label={t.repeats}
        data={reviewRepeats.map((value) => ({ value, label: t.repeatNames[value] }))}
        allowDeselect={false}
        {...form.getInputProps("repeats")}
      />
      <NumberInput
        label={t.days}
        min={reviewDays.least}
        max={reviewDays.most}
        allowDecimal={false}
        {...form.getInputProps("days")}
      />
      <Select
        label={t.reviewerRole}
        description={t.reviewersHint}
        placeholder={t.noRole}
        data={roleChoice(place)}
        clearable
        {...form.getInputProps("reviewerRole")}
      />
      <MultiSelect
        label={t.reviewers}
        data={(people.data?.items ?? []).map(({ userId, name }) => ({ value: userId, label: name }))}
        searchable
        {...form.getInputProps("reviewers")}
      />
      <Select
        label={t.undecided}
        data={undecidedOutcomes.map((value) => ({ value, label: t.undecidedNames[value] }))}
        allowDeselect={false}
        {...form.getInputProps("undecided")}
      />
    </FormDialog>
  );
}
