import { can, type ResourceKind } from "@bailiwick/domain";
import { Button, Group, Paper, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type Outputs, trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { Unsaved } from "../../feedback/Unsaved.tsx";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { useMoments } from "../../ui/Moment.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { useHolder } from "./holder.tsx";
import { positionOf, sentencesOf } from "./textChanges.ts";

const t = texts.resources;

type Props = { readonly kind: ResourceKind };
type Read = Outputs["resources"]["text"];

/** All resources of a kind as one text: what it would change is shown before it is saved (M74). */
export default function TextForm({ kind }: Props) {
  const { at } = useHolder();
  const query = useQuery(trpc.resources.text.queryOptions({ ...at, kind: kind.key }));
  return (
    <Paper withBorder radius="lg" p="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
      <Loaded query={query} skeleton={<LinesSkeleton lines={8} label={texts.common.loading} />}>
        {(read) => <Editor kind={kind} read={read} />}
      </Loaded>
    </Paper>
  );
}

function Editor({ kind, read }: Props & { readonly read: Read }) {
  const { at, actor, why } = useHolder();
  const { minuteOf } = useMoments();
  const field = useRef<HTMLTextAreaElement>(null);
  // What was typed, over the version that its author saw; null while it is as it was read.
  const [draft, setDraft] = useState<Read | null>(null);
  const { text, version } = draft ?? read;
  const permission = `${kind.key}:update` as const;
  const decision = can(actor, permission);
  const input = { ...at, kind: kind.key, text, version };
  const preview = useMutation({
    ...trpc.resources.previewText.mutationOptions(),
    onError: (error) => {
      const position = positionOf(text, error);
      if (position === null) return;
      field.current?.focus();
      field.current?.setSelectionRange(position, position);
    },
  });
  const save = useConfirm(trpc.resources.saveText.mutationOptions(), {
    said: () => t.textSaved(kind.plural),
    next: () => {
      setDraft(null);
      preview.reset();
    },
  });
  const close = () => {
    preview.reset();
    save.reset();
  };
  const changes = preview.data?.changes ?? [];
  const isDirty = draft !== null && draft.text !== read.text;
  return (
    <Stack gap="md">
      <Textarea
        ref={field}
        label={t.textLabel(kind.plural)}
        description={t.textHint(kind.plural)}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setDraft({ text: value, version });
          preview.reset();
        }}
        readOnly={!decision.allowed}
        error={preview.error === null ? null : failureOf(preview.error).message}
        autosize
        minRows={10}
        maxRows={32}
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: "mono" }}
      />
      <Group justify="flex-end" gap="sm">
        {preview.isSuccess && changes.length === 0 && (
          <Text size="sm" c="dimmed" role="status">
            {t.textSame}
          </Text>
        )}
        {isDirty && (
          <Button
            variant="default"
            onClick={() => {
              setDraft(null);
              close();
            }}
          >
            {t.textDiscard}
          </Button>
        )}
        <Guarded decision={decision} why={why(permission)}>
          <Button
            disabled={decision.allowed && !isDirty}
            loading={preview.isPending}
            onClick={() => preview.mutate(input)}
          >
            {t.textReview}
          </Button>
        </Guarded>
      </Group>
      {changes.length > 0 && (
        <ConfirmDialog
          title={t.textTitle(changes.length)}
          effects={sentencesOf(kind, changes, minuteOf)}
          submit={texts.common.save}
          danger={changes.some(({ change }) => change === "deleted")}
          change={save}
          onConfirm={() => save.mutate(input)}
          onClose={close}
        />
      )}
      <Unsaved dirty={isDirty} />
    </Stack>
  );
}
