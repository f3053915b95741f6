import { can, type Decision, reviewKinds, reviewPermissions } from "@bailiwick/domain";
import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { client, trpc } from "../../api.ts";
import { download } from "../../feedback/download.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { usePages } from "../../feedback/usePages.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { Name } from "../../ui/Named.tsx";
import { Section } from "../../ui/Section.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { DecideDialog } from "./DecideDialog.tsx";
import { itemColumns } from "./itemColumns.tsx";
import { namedPlace, type Review, type ReviewItem, type ReviewPlace } from "./reviews.ts";

const t = texts.reviews;

type Props = { readonly place: ReviewPlace; readonly review: Review };

/** One campaign: what is left, and each access with what was decided about it. */
export function ReviewSection({ place, review }: Props) {
  const [deciding, setDeciding] = useState<ReviewItem | null>(null);
  const [ending, setEnding] = useState(false);
  const input = { ...namedPlace(place), review: review.id };
  const pages = usePages<ReviewItem>(
    trpc.accessReviews.listItems.queryKey({ ...input, limit: 50 }),
    (cursor) => client.accessReviews.listItems.query({ ...input, limit: 50, cursor }),
  );
  const record = useChange(
    { mutationFn: () => client.accessReviews.evidence.query(input) },
    { next: ({ name, text }) => download(name, [text], "application/json") },
  );
  const columns = useMemo(() => itemColumns(place, review, setDeciding), [place.id, review]);
  const manages: Decision = can(place.actor, reviewPermissions[place.level].manage);
  const isOver = review.state !== "open" && review.nextAt === null;
  return (
    <Section
      title={<Name>{review.name}</Name>}
      description={t.decidedOf(review.decided, review.items)}
      flush
      actions={
        <Group gap="xs">
          <Button variant="default" loading={record.isPending} onClick={() => record.mutate()}>
            {t.evidence}
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            {t.print}
          </Button>
          {!isOver && (
            <Guarded decision={manages}>
              <Button variant="default" onClick={() => setEnding(true)}>
                {t.end}
              </Button>
            </Guarded>
          )}
        </Group>
      }
    >
      <Stack gap="sm">
        <Group gap="xs" px="lg" pt="md">
          {reviewKinds.map((kind) => (
            <Left key={kind} kind={t.kinds[kind]} count={review.left[kind] ?? 0} of={review.items} />
          ))}
          {review.nextAt !== null && (
            <Text size="sm" c="dimmed">
              {t.next}: <Moment at={review.nextAt} />
            </Text>
          )}
        </Group>
        <Loaded query={pages} skeleton={<RowsSkeleton rows={4} label={texts.common.loading} />}>
          {(rows) => (
            <>
              <DataTable label={review.name} columns={columns} rows={rows} rowId={({ id }) => id} />
              <PagesFoot pages={pages} />
            </>
          )}
        </Loaded>
      </Stack>
      {deciding !== null && (
        <DecideDialog place={place} review={review.id} item={deciding} onClose={() => setDeciding(null)} />
      )}
      {ending && <EndDialog place={place} review={review} onClose={() => setEnding(false)} />}
    </Section>
  );
}

type LeftProps = { readonly kind: string; readonly count: number; readonly of: number };

/** What is left of one kind; the darker, the more of the whole it is. */
function Left({ kind, count, of }: LeftProps) {
  if (count === 0) return null;
  const shade = Math.max(15, Math.round((100 * count) / of));
  return (
    <Badge
      variant="default"
      style={{
        background: `color-mix(in srgb, var(--mantine-color-orange-4) ${Math.min(shade, 60)}%, var(--surface))`,
      }}
      tt="none"
    >
      {t.left(kind, count)}
    </Badge>
  );
}

function EndDialog({ place, review, onClose }: Props & { readonly onClose: () => void }) {
  const change = useConfirm(trpc.accessReviews.end.mutationOptions(), {
    said: ({ name }) => t.ended(name),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={t.endTitle(review.name)}
      effects={t.endEffects}
      submit={t.endSubmit}
      change={change}
      onConfirm={() => change.mutate({ ...namedPlace(place), review: review.id })}
      onClose={onClose}
    />
  );
}
