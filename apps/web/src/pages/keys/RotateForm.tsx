import { Button, Group, List, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { failureOf } from "../../failure.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { Guarded, type Verdict } from "../../ui/Guarded.tsx";

const t = texts.keys;

/** What `RotateForm` offers for the old secret, as text for hours. */
const overlaps: readonly { readonly value: string; readonly label: string }[] = [
  { value: "24", label: t.overlapHours(24) },
  { value: "168", label: t.inDaysOverlap(7) },
  { value: "720", label: t.inDaysOverlap(30) },
  { value: "revoked", label: t.overlapRevoked },
  { value: "0", label: t.overlapNone },
];

type Props = {
  readonly decision: Verdict;
  /** Rotates it, and shows the text; what is returned is kept among the changes, so never the text. */
  readonly rotate: (overlapHours: number | null) => Promise<void>;
  readonly onClose: () => void;
};

/** How long the old secret of a key or a token still works. */
export function RotateForm({ decision, rotate, onClose }: Props) {
  const [overlap, setOverlap] = useState("24");
  const change = useConfirm({ mutationFn: rotate }, {});
  const { next, same } = t.rotateEffects;
  return (
    <Stack gap="md">
      <List size="sm" spacing={6} withPadding={false}>
        <List.Item>{next}</List.Item>
        <List.Item>{same}</List.Item>
      </List>
      <Select
        label={t.overlap}
        description={t.overlapHint}
        data={overlaps}
        value={overlap}
        allowDeselect={false}
        data-autofocus
        onChange={(value) => setOverlap(value ?? "24")}
      />
      {change.error !== null && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {failureOf(change.error).message}
        </Text>
      )}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
        <Guarded decision={decision}>
          <Button
            onClick={() => change.mutate(overlap === "revoked" ? null : Number(overlap))}
            loading={change.isPending}
          >
            {t.rotateSubmit}
          </Button>
        </Guarded>
      </Group>
    </Stack>
  );
}
