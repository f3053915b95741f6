import { canDecideReview } from "@bailiwick/domain";
import { Badge, Box, Button, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { calendarDay } from "../../ui/calendarDay.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { columnsFor } from "../../ui/table.ts";
import { type Review, type ReviewItem, type ReviewPlace, roleName } from "./reviews.ts";
import { Who } from "./Who.tsx";

const t = texts.reviews;
const column = columnsFor<ReviewItem>();

/** The columns of the access in a campaign. */
export function itemColumns(place: ReviewPlace, review: Review, onDecide: (item: ReviewItem) => void) {
  return column.columns([
    column.accessor("name", {
      header: t.who,
      meta: { card: "head", width: "28%" },
      cell: ({ row: { original } }) => <Who {...original} />,
    }),
    column.accessor("kind", {
      header: t.source,
      cell: ({ row: { original } }) => (
        <Box miw={0}>
          <Text size="sm">{original.role === null ? t.sources.key : roleName(place, original.role)}</Text>
          <Text size="xs" c="dimmed">
            {t.sources[original.kind]}
          </Text>
        </Box>
      ),
    }),
    column.accessor("since", {
      header: t.given,
      cell: ({ row: { original } }) => (
        <Box miw={0}>
          <Moment at={original.since} />
          {original.givenByName !== null && (
            <Text size="xs" c="dimmed">
              {t.givenBy(original.givenByName)}
            </Text>
          )}
          {original.endsAt !== null && (
            <Text size="xs" c="dimmed">
              {texts.access.ends} <Moment at={original.endsAt} />
            </Text>
          )}
        </Box>
      ),
    }),
    column.accessor("lastActive", {
      header: t.lastActive,
      cell: ({ row: { original } }) => (
        <Box miw={0}>
          <Text size="sm">{original.lastActive === null ? t.never : calendarDay(original.lastActive)}</Text>
          {original.inactiveDays !== null && (
            <Badge color="orange" tt="none">
              {t.inactive(original.inactiveDays)}
            </Badge>
          )}
        </Box>
      ),
    }),
    column.accessor("decision", {
      header: t.decision,
      cell: ({ row: { original } }) =>
        original.decision === null ? (
          <Open place={place} review={review} item={original} onDecide={onDecide} />
        ) : (
          <Decided place={place} item={original} />
        ),
    }),
  ]);
}

type Props = { readonly place: ReviewPlace; readonly item: ReviewItem };

function Open({
  place,
  review,
  item,
  onDecide,
}: Props & { readonly review: Review; readonly onDecide: (item: ReviewItem) => void }) {
  const decision = canDecideReview(
    place.actor,
    place.level,
    { ...item, isOpen: review.state === "open", isReviewer: review.isReviewer },
    { decision: "keep", role: null },
  );
  return (
    <Guarded decision={decision}>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t.decideFor(item.name)}
        onClick={() => onDecide(item)}
      >
        {t.decide}
      </Button>
    </Guarded>
  );
}

function Decided({ place, item }: Props) {
  const { decision, newRole, decidedByName, keptBecause, note } = item;
  if (decision === null) return null;
  return (
    <Box miw={0}>
      <Text size="sm">
        {keptBecause !== null
          ? t.keptBecause[keptBecause]
          : newRole !== null
            ? t.changedTo(roleName(place, newRole))
            : t.decisions[decision]}
      </Text>
      <Text size="xs" c="dimmed">
        {decidedByName !== null && t.decidedBy(decidedByName)}
      </Text>
      {note !== null && <Text size="xs">{note}</Text>}
    </Box>
  );
}
