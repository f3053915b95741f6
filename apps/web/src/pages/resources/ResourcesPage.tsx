import { can, levelOf, permission, type ResourceKind } from "@bailiwick/domain";
import { Button, Paper, SegmentedControl } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { withTexts } from "../../lazy.ts";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { changed, type ResourcesSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { Page } from "../../ui/Page.tsx";
import { isAcross } from "./across.ts";
import { ConnectButton } from "./ConnectButton.tsx";
import { useHolder } from "./holder.tsx";
import { ListFilters } from "./ListFilters.tsx";
import { type Change, isNarrowed, listedOf, sortingOf, widened } from "./listSearch.ts";
import { ResourceTable } from "./ResourceTable.tsx";
import { kindsBelow } from "./resources.ts";
import { WithKind } from "./WithKind.tsx";

// What only some kinds have is loaded for those.
const KindCharts = lazy(withTexts(() => import("./KindCharts.tsx")));
const KindMatrix = lazy(withTexts(() => import("./KindMatrix.tsx")));
const Shares = lazy(withTexts(() => import("./Shares.tsx")));
const TextForm = lazy(withTexts(() => import("./TextForm.tsx")));
const TryModel = lazy(withTexts(() => import("./TryModel.tsx")));

const organizationRead = permission("organization:read");

const t = texts.resources;

/** The resources of a kind: searched, filtered and sorted, all of it in the URL. */
export function ResourcesPage() {
  return <WithKind list>{(kind) => <Resources key={kind.key} kind={kind} />}</WithKind>;
}

function Resources({ kind }: { readonly kind: ResourceKind }) {
  const holder = useHolder();
  const { scope, place, organization, blueprint } = holder;
  const across = isAcross(kind, holder);
  const rule = blueprint.models;
  const shared = across ? undefined : kindsBelow(holder, kind).find(({ share }) => share !== undefined);
  const navigate = useNavigate();
  const search: ResourcesSearch = useSearch({ strict: false });
  const listed = listedOf(kind, search);
  const isText = kind.text === true && !across && search.view === "text";
  // What is typed replaces the page in the browser's history, and what is chosen is a step in it.
  const look = (change: Change, replace = false) =>
    void navigate({
      ...paths.resources({ ...place, kind: kind.key }, changed<ResourcesSearch>(search, change)),
      replace,
    });
  const sorting = sortingOf(kind, listed, look);
  return (
    <Page
      title={kind.plural}
      name={across ? texts.shell.within(organization.name, kind.plural) : kind.plural}
      description={across ? t.across(organization.name) : kind.description}
      actions={
        <>
          <AcrossLink kind={kind} />
          {kind.connects === undefined ? <AddButton kind={kind} /> : <ConnectButton kind={kind} />}
        </>
      }
    >
      <Suspense>
        {kind.matrix !== undefined && !across && <KindMatrix kind={kind} />}
        {kind.charts !== undefined && <KindCharts kind={kind} filters={listed.filters} />}
        {shared !== undefined && <Shares kind={kind} of={shared} />}
      </Suspense>
      {kind.text && !across && (
        <SegmentedControl
          aria-label={kind.plural}
          data={[
            { value: "list", label: t.viewList },
            { value: "text", label: t.viewText },
          ]}
          value={isText ? "text" : "list"}
          onChange={(view) => look({ view: view === "text" ? view : undefined })}
          style={{ alignSelf: "flex-start" }}
        />
      )}
      {isText && (
        <Suspense>
          <TextForm kind={kind} />
        </Suspense>
      )}
      <Paper
        display={isText ? "none" : undefined}
        withBorder
        radius="lg"
        style={{ borderColor: "var(--line)" }}
        bg="var(--surface)"
      >
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
                {kind.connects === undefined ? (
                  <AddButton kind={kind} isFirst />
                ) : (
                  <ConnectButton kind={kind} />
                )}
              </Empty>
            )
          }
        />
      </Paper>
      {rule?.policies === kind.key && scope === "workspace" && (
        <Suspense>
          <TryModel rule={rule} />
        </Suspense>
      )}
    </Page>
  );
}

/** From a workspace's list to the one over all workspaces of its organization. */
function AcrossLink({ kind }: { readonly kind: ResourceKind }) {
  const { scope, organization, actor, blueprint } = useHolder();
  const isThere =
    isAcross(kind, { scope: "organization", blueprint }) && can(actor, organizationRead).allowed;
  if (scope === "organization" || !isThere) return null;
  return (
    <LinkButton {...paths.resources({ organization: organization.slug, kind: kind.key })} variant="subtle">
      {t.viewAcross}
    </LinkButton>
  );
}

type AddProps = { readonly kind: ResourceKind; readonly isFirst?: boolean };

/** Leads to the form for one more. What stands under another is added there, and what programs report is not added. */
function AddButton({ kind, isFirst = false }: AddProps) {
  const { scope, place, actor, why } = useHolder();
  if (kind.verbs.create === undefined || kind.parent !== null || levelOf(kind) !== scope) return null;
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
