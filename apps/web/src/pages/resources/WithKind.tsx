import { can, permission, type ResourceKind, refuse } from "@bailiwick/domain";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { Page } from "../../ui/Page.tsx";
import { isAcross } from "./across.ts";
import { InHolder, useHolder } from "./holder.tsx";
import { kindNamed } from "./resources.ts";

type Props = {
  /** Whether the page is a list: of records, too, and over all of an organization's workspaces. */
  readonly list?: boolean;
  readonly children: (kind: ResourceKind) => ReactNode;
};

const organizationRead = permission("organization:read");

/** Provides a page with the kind in its path, for people who can see its resources. */
export function WithKind(props: Props) {
  return (
    <InHolder>
      <Known {...props} />
    </InHolder>
  );
}

function Known({ list = false, children }: Props) {
  const { kind: key = "" } = useParams({ strict: false });
  const holder = useHolder();
  const kind = kindNamed(holder, key, list);
  if (kind === undefined) return <Problem page failure={refusedHere(refuse("no_such_kind"))} />;
  // What one can't read anywhere is an empty list over all workspaces.
  const needed = isAcross(kind, holder) ? organizationRead : (`${kind.key}:read` as const);
  const reading = can(holder.actor, needed);
  if (reading.allowed) return children(kind);
  return (
    <Page title={kind.plural}>
      <Problem failure={refusedHere(reading)} />
    </Page>
  );
}
