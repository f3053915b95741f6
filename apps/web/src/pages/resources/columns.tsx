import type { ResourceKind } from "@bailiwick/domain";
import { UnstyledButton } from "@mantine/core";
import { isRecorded } from "../../kinds.ts";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";
import { Ago, Moment } from "../../ui/Moment.tsx";
import { Name } from "../../ui/Named.tsx";
import { columnsFor } from "../../ui/table.ts";
import { ExpiryBadge } from "./ExpiryBadge.tsx";
import { FieldText } from "./FieldText.tsx";
import { Heartbeat } from "./Heartbeat.tsx";
import { InRow, useHolder } from "./holder.tsx";
import { KindStateBadge } from "./KindStateBadge.tsx";
import { sorts } from "./listSearch.ts";
import { columnsNamed, type ListColumn, type Resource, titleOf } from "./resources.ts";

const column = columnsFor<Resource>();

/**
 * The columns of a kind's list, as it declares them; its title, or else the first of them, leads to the resource, and
 * opens a record.
 * Across workspaces, each row has its own.
 */
export function resourceColumns(kind: ResourceKind, across: boolean, onOpen: (record: Resource) => void) {
  const { shown, head } = headed(kind);
  return column.columns([
    ...shown.map((each) =>
      column.display({
        id: each.key,
        header: each.name,
        meta: {
          ...(sorts(kind, each) ? { sort: each.key } : {}),
          ...(each === head ? { card: "head" as const, width: "32%" } : {}),
        },
        cell: ({ row: { original } }) => (
          <InRow workspace={original.workspace}>
            {each === head ? (
              <HeadCell kind={kind} shown={each} resource={original} onOpen={onOpen} />
            ) : (
              <Cell kind={kind} shown={each} resource={original} />
            )}
          </InRow>
        ),
      }),
    ),
    ...(across
      ? [
          column.display({
            id: "workspace",
            header: texts.resources.workspace,
            cell: ({ row: { original } }) => (
              <InRow workspace={original.workspace}>
                <WorkspaceCell resource={original} />
              </InRow>
            ),
          }),
        ]
      : []),
  ]);
}

function WorkspaceCell({ resource: { workspace } }: Pick<CellProps, "resource">) {
  const { place } = useHolder();
  if (workspace === null || !("workspace" in place)) return null;
  return (
    <LinkText {...paths.overview(place)} inherit>
      {workspace.name}
    </LinkText>
  );
}

/** The columns, and the one that leads to the resource: one that leads nowhere else, or else its instant. */
function headed(kind: ResourceKind): { readonly shown: readonly ListColumn[]; readonly head: ListColumn } {
  const shown = columnsNamed(kind, kind.list.columns);
  const head =
    shown.find(({ key }) => key === kind.title) ??
    shown.find(({ key }) => key === "at") ??
    shown.find(({ field }) => field !== null && !["reference", "person", "url"].includes(field.type));
  if (head !== undefined) return { shown, head };
  const [at] = columnsNamed(kind, ["at"]);
  if (at === undefined) throw new Error("a kind without an instant");
  return { shown: [at, ...shown], head: at };
}

type CellProps = { readonly kind: ResourceKind; readonly shown: ListColumn; readonly resource: Resource };

type HeadProps = CellProps & { readonly onOpen: (record: Resource) => void };

function HeadCell({ kind, shown, resource, onOpen }: HeadProps) {
  const { place } = useHolder();
  if (isRecorded(kind)) {
    return (
      <UnstyledButton onClick={() => onOpen(resource)} aria-haspopup="dialog" fz="sm" fw={600}>
        <HeadText kind={kind} shown={shown} resource={resource} />
      </UnstyledButton>
    );
  }
  const link = paths.resource({ ...place, kind: kind.key, id: resource.id });
  return (
    <LinkText {...link} size="sm" fw={600} c="inherit">
      <HeadText kind={kind} shown={shown} resource={resource} />
    </LinkText>
  );
}

function HeadText({ kind, shown, resource }: CellProps) {
  if (shown.key === kind.title) return <Name>{titleOf(kind, resource)}</Name>;
  // Inside a link, nothing else takes the focus.
  if (shown.key === "at") return <Moment at={resource.createdAt} time />;
  return <Cell kind={kind} shown={shown} resource={resource} />;
}

function Cell({ kind, shown: { key, field }, resource }: CellProps) {
  if (key === "at") return <Ago at={resource.createdAt} />;
  if (key === "heartbeat") return <Heartbeat at={resource.heartbeatAt} />;
  if (key === "expiry") return <ExpiryBadge expiry={resource.expiry} />;
  if (key === "score") return resource.score === null ? null : number(resource.score);
  if (field === null) return <KindStateBadge kind={kind} state={resource.state} />;
  return <FieldText field={field} value={resource.fields[key] ?? null} names={resource.names} brief />;
}
