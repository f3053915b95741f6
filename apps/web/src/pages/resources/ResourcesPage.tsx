import { can, type ResourceKind } from "@bailiwick/domain";
import { Button, Paper } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { changed, type ResourcesSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { Page } from "../../ui/Page.tsx";
import { useHolder } from "./holder.tsx";
import { ListFilters } from "./ListFilters.tsx";
import { type Change, isNarrowed, listedOf, sortingOf, widened } from "./listSearch.ts";
import { ResourceTable } from "./ResourceTable.tsx";
import { WithKind } from "./WithKind.tsx";

const t = texts.resources;

/** The resources of a kind: searched, filtered and sorted, all of it in the URL. */
export function ResourcesPage() {
  return <WithKind>{(kind) => <Resources key={kind.key} kind={kind} />}</WithKind>;
}

function Resources({ kind }: { readonly kind: ResourceKind }) {
  const { place } = useHolder();
  const navigate = useNavigate();
  const search: ResourcesSearch = useSearch({ strict: false });
  const listed = listedOf(kind, search);
  // What is typed replaces the page in the browser's history, and what is chosen is a step in it.
  const look = (change: Change, replace = false) =>
    void navigate({
      ...paths.resources({ ...place, kind: kind.key }, changed<ResourcesSearch>(search, change)),
      replace,
    });
  const sorting = sortingOf(kind, listed, look);
  return (
    <Page title={kind.plural} description={kind.description} actions={<AddButton kind={kind} />}>
      <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
        <ListFilters kind={kind} listed={listed} sorting={sorting} onChange={look} />
        <ResourceTable
          kind={kind}
          listed={listed}
          sorting={sorting}
          empty={
            isNarrowed(listed) ? (
              <Empty title={t.noneFoundTitle(kind.plural)} description={t.noneFoundDescription}>
                <Button variant="default" onClick={() => look(widened(kind))}>
                  {t.clearFilters}
                </Button>
              </Empty>
            ) : (
              <Empty title={t.emptyTitle(kind.plural)} description={kind.description}>
                <AddButton kind={kind} isFirst />
              </Empty>
            )
          }
        />
      </Paper>
    </Page>
  );
}

type AddProps = { readonly kind: ResourceKind; readonly isFirst?: boolean };

/** Leads to the form for one more. What stands under another is added there, and what programs report is not added. */
function AddButton({ kind, isFirst = false }: AddProps) {
  const { place, actor, why } = useHolder();
  if (kind.verbs.create === undefined || kind.parent !== null) return null;
  const permission = `${kind.key}:create` as const;
  return (
    <Guarded decision={can(actor, permission)} {...(isFirst ? {} : { why: why(permission) })}>
      <LinkButton
        {...paths.newResource({ ...place, kind: kind.key })}
        {...(isFirst ? { variant: "default" } : { leftSection: <IconPlus size={16} aria-hidden /> })}
      >
        {isFirst ? t.addFirst(kind.name) : t.add(kind.name)}
      </LinkButton>
    </Guarded>
  );
}
