import { type ResourceKind, runVerbOf } from "@bailiwick/domain";
import { Group } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { withTexts } from "../../lazy.ts";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { ActionButtons } from "../../ui/ActionButtons.tsx";
import { Name } from "../../ui/Named.tsx";
import { Page } from "../../ui/Page.tsx";
import { ActionDialog } from "./ActionDialog.tsx";
import { Below } from "./Below.tsx";
import { DeleteResourceDialog } from "./DeleteResourceDialog.tsx";
import { Details } from "./Details.tsx";
import { ExpiryBadge } from "./ExpiryBadge.tsx";
import { History } from "./History.tsx";
import { useHolder } from "./holder.tsx";
import { KindStateBadge } from "./KindStateBadge.tsx";
import { MoveResourceDialog } from "./MoveResourceDialog.tsx";
import { kindsBelow, nameOf, type Resource, titleOf } from "./resources.ts";
import { useApprovals } from "./useApprovals.ts";
import { type ResourceAsk, useResourceActions } from "./useResourceActions.tsx";
import { WithKind } from "./WithKind.tsx";
import { WithResource } from "./WithResource.tsx";

// What only some kinds have is loaded for those.
const Approvals = lazy(withTexts(() => import("./Approvals.tsx")));
const Runs = lazy(withTexts(() => import("./Runs.tsx")));
const SavedView = lazy(withTexts(() => import("./SavedView.tsx")));
const Shares = lazy(withTexts(() => import("./Shares.tsx")));

/** One resource: its fields, what can be done with it, what stands under it, and its history. */
export function ResourcePage() {
  return (
    <WithKind>
      {(kind) => (
        <WithResource key={kind.key} kind={kind}>
          {(resource) => <Shown key={resource.id} kind={kind} resource={resource} />}
        </WithResource>
      )}
    </WithKind>
  );
}

type Props = { readonly kind: ResourceKind; readonly resource: Resource };

function Shown({ kind, resource }: Props) {
  const holder = useHolder();
  const [asked, setAsked] = useState<ResourceAsk | null>(null);
  const approvals = useApprovals(kind, resource);
  const actions = useResourceActions(kind, resource, approvals, setAsked);
  const title = titleOf(kind, resource);
  const close = () => setAsked(null);
  const shared = kindsBelow(holder, kind).find(({ share }) => share !== undefined);
  const runs = runVerbOf(kind);
  const viewed = holder.blueprint.resourceKinds.find(({ key }) => key === kind.view?.of);
  return (
    <Page
      title={
        <Group gap="sm" component="span">
          <Name>{title}</Name>
          <KindStateBadge kind={kind} state={resource.state} />
          {resource.expiry !== "valid" && <ExpiryBadge expiry={resource.expiry} />}
        </Group>
      }
      name={title}
      back={<Back kind={kind} resource={resource} />}
      actions={actions.length > 0 && <ActionButtons actions={actions} />}
    >
      <Details kind={kind} resource={resource} />
      <Suspense>
        {approvals.length > 0 && <Approvals kind={kind} resource={resource} items={approvals} />}
        {runs !== undefined && <Runs kind={kind} verb={runs} resource={resource} />}
        {shared !== undefined && <Shares kind={kind} of={shared} parent={resource.id} />}
        {viewed !== undefined && <SavedView kind={kind} of={viewed} resource={resource} />}
      </Suspense>
      {kindsBelow(holder, kind).map((child) => (
        <Below key={child.key} kind={child} parent={resource.id} />
      ))}
      <History kind={kind} resource={resource} />
      {asked?.what === "act" && (
        <ActionDialog kind={kind} resource={resource} action={asked.action} onClose={close} />
      )}
      {asked?.what === "move" && <MoveResourceDialog kind={kind} resource={resource} onClose={close} />}
      {asked?.what === "delete" && <DeleteResourceDialog kind={kind} resource={resource} onClose={close} />}
    </Page>
  );
}

/** Leads to the resource above or, at the top, to the list. */
function Back({ kind, resource }: Props) {
  const { place, blueprint } = useHolder();
  const above = blueprint.resourceKinds.find(({ key }) => key === kind.parent);
  const look = { size: "sm", mb: "xs", display: "inline-block" } as const;
  if (above === undefined || resource.parent === null) {
    return (
      <LinkText {...paths.resources({ ...place, kind: kind.key })} {...look}>
        {kind.plural}
      </LinkText>
    );
  }
  return (
    <LinkText {...paths.resource({ ...place, kind: above.key, id: resource.parent })} {...look}>
      {nameOf(resource, resource.parent) ?? above.name}
    </LinkText>
  );
}
