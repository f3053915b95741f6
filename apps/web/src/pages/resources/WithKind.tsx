import { can, type ResourceKind, refuse } from "@bailiwick/domain";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { Page } from "../../ui/Page.tsx";
import { InHolder, useHolder } from "./holder.tsx";
import { kindNamed } from "./resources.ts";

type Props = { readonly children: (kind: ResourceKind) => ReactNode };

/** Provides a page with the kind in its path, for people who can see its resources. */
export function WithKind({ children }: Props) {
  return (
    <InHolder>
      <Known>{children}</Known>
    </InHolder>
  );
}

function Known({ children }: Props) {
  const { kind: key = "" } = useParams({ strict: false });
  const holder = useHolder();
  const kind = kindNamed(holder, key);
  if (kind === undefined) return <Problem page failure={refusedHere(refuse("no_such_kind"))} />;
  const reading = can(holder.actor, `${kind.key}:read`);
  if (reading.allowed) return children(kind);
  return (
    <Page title={kind.plural}>
      <Problem failure={refusedHere(reading)} />
    </Page>
  );
}
