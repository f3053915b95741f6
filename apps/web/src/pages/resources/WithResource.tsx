import type { ResourceKind } from "@bailiwick/domain";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { Problem } from "../../feedback/Problem.tsx";
import { texts } from "../../texts/index.ts";
import { PageSkeleton } from "../../ui/PageSkeleton.tsx";
import { useHolder } from "./holder.tsx";
import { type Resource, rereadAfter } from "./resources.ts";

type Props = { readonly kind: ResourceKind; readonly children: (resource: Resource) => ReactNode };

/** Provides a page with the resource in its path. */
export function WithResource({ kind, children }: Props) {
  const { id = "" } = useParams({ strict: false });
  const { at } = useHolder();
  const query = useQuery({
    ...trpc.resources.get.queryOptions({ ...at, kind: kind.key, id }),
    refetchInterval: rereadAfter(kind),
  });
  const failure = query.error === null ? null : failureOf(query.error);
  // What someone deleted meanwhile is not shown any longer.
  if (failure !== null && (query.data === undefined || failure.code === "NOT_FOUND")) {
    // A mistyped id belongs to no resource, whatever is wrong with it.
    const missing = failure.code === "INVALID" ? { ...failure, code: "NOT_FOUND" as const } : failure;
    return <Problem page failure={missing} onRetry={() => void query.refetch()} />;
  }
  return (
    <Loaded query={query} skeleton={<PageSkeleton label={texts.common.loading} />}>
      {children}
    </Loaded>
  );
}
