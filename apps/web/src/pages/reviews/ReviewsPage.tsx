import { can, type Decision, reviewPermissions } from "@bailiwick/domain";
import { Badge, Button, Paper, Progress, Stack, Text } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { client, trpc } from "../../api.ts";
import { refusedHere } from "../../failure.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { Problem } from "../../feedback/Problem.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { Name } from "../../ui/Named.tsx";
import { Page } from "../../ui/Page.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { columnsFor } from "../../ui/table.ts";
import { useWorkspace } from "../../workspace.ts";
import { Ask, Why } from "../access/Why.tsx";
import { useOrganization } from "../organization/useOrganization.ts";
import { AccessReportSection } from "./AccessReportSection.tsx";
import { EvidenceSection } from "./EvidenceSection.tsx";
import { ReviewSection } from "./ReviewSection.tsx";
import classes from "./Reviews.module.css";
import { namedPlace, type Review, type ReviewPlace } from "./reviews.ts";
import { StartReviewDialog } from "./StartReviewDialog.tsx";

const t = texts.reviews;
const column = columnsFor<Review>();

/** The access reviews of a workspace or an organization (S45); people who can't see them see who can. */
export function ReviewsPage() {
  const { workspace } = useParams({ strict: false });
  return workspace === undefined ? <OfOrganization /> : <OfWorkspace />;
}

function OfWorkspace() {
  const here = useWorkspace();
  const { id, name } = here.workspace;
  const why = <Why here={here} permission="access_review:manage" />;
  return <Readable place={{ level: "workspace", id, name, actor: here.actor }} why={why} />;
}

function OfOrganization() {
  const { organization, actor } = useOrganization();
  const { id, name } = organization;
  return <Readable place={{ level: "organization", id, name, actor }} />;
}

type Props = { readonly place: ReviewPlace; readonly why?: ReactNode };

function Readable({ place, why }: Props) {
  const decision = can(place.actor, reviewPermissions[place.level].read);
  if (decision.allowed) return <Listed place={place} why={why} />;
  return (
    <Page
      title={texts.pages.reviews}
      actions={<Ask place={place} permission={reviewPermissions[place.level].read.name} />}
    >
      <Problem failure={refusedHere(decision)} />
    </Page>
  );
}

/** The campaigns, newest first, and the one that is looked at: the newest unless the reader chose another. */
function Listed({ place, why }: Props) {
  const [starting, setStarting] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const decision: Decision = can(place.actor, reviewPermissions[place.level].manage);
  const pages = usePages<Review>(
    trpc.accessReviews.list.queryKey({ ...namedPlace(place), limit: 20 }),
    (cursor) => client.accessReviews.list.query({ ...namedPlace(place), limit: 20, cursor }),
  );
  const shown = pages.data?.find(({ id }) => id === chosen) ?? pages.data?.[0];
  const columns = useMemo(() => reviewColumns(setChosen), []);
  return (
    <Page
      title={texts.pages.reviews}
      description={t.description(place.name)}
      actions={
        <Guarded decision={decision} why={why}>
          <Button onClick={() => setStarting(true)}>{t.start}</Button>
        </Guarded>
      }
    >
      <Stack gap="lg" className={classes.sheet}>
        <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
          <Loaded query={pages} skeleton={<RowsSkeleton rows={2} label={texts.common.loading} />}>
            {(rows) =>
              rows.length === 0 ? (
                <Empty
                  icon={<IconShieldCheck size={22} />}
                  title={t.emptyTitle}
                  description={t.emptyDescription}
                />
              ) : (
                <>
                  <DataTable
                    label={texts.pages.reviews}
                    columns={columns}
                    rows={rows}
                    rowId={({ id }) => id}
                  />
                  <PagesFoot pages={pages} />
                </>
              )
            }
          </Loaded>
        </Paper>
        {shown !== undefined && <ReviewSection key={shown.id} place={place} review={shown} />}
        <AccessReportSection place={place} />
        <EvidenceSection place={place} />
      </Stack>
      {starting && <StartReviewDialog place={place} onClose={() => setStarting(false)} />}
    </Page>
  );
}

function reviewColumns(onShow: (id: string) => void) {
  return column.columns([
    column.accessor("name", {
      header: t.name,
      meta: { card: "head", width: "35%" },
      cell: ({ row: { original } }) => (
        <Button
          variant="transparent"
          size="compact-sm"
          px={0}
          aria-label={t.show(original.name)}
          onClick={() => onShow(original.id)}
        >
          <Name>{original.name}</Name>
        </Button>
      ),
    }),
    column.accessor("state", {
      header: t.state,
      cell: ({ row: { original } }) => (
        <Badge color={original.state === "open" ? "teal" : "gray"}>{t.states[original.state]}</Badge>
      ),
    }),
    column.accessor("decided", {
      header: t.progress,
      cell: ({ row: { original } }) => <Share {...original} />,
    }),
    column.accessor("dueAt", {
      header: t.ends,
      cell: ({ row: { original } }) => <Moment at={original.endedAt ?? original.dueAt} />,
    }),
  ]);
}

/** How much is decided, as a bar and in words. */
export function Share({ decided, items }: Pick<Review, "decided" | "items">) {
  const said = t.decidedOf(decided, items);
  return (
    <Stack gap={4} miw={140}>
      <Progress value={items === 0 ? 100 : (100 * decided) / items} aria-label={said} />
      <Text size="xs" c="dimmed">
        {said}
      </Text>
    </Stack>
  );
}
