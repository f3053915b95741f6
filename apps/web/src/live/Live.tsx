import { useParams } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useRef } from "react";
import { queryClient, trpc } from "../api.ts";
import { withTexts } from "../lazy.ts";
import { referenceOf } from "../paths.ts";
import { texts } from "../texts/frame.ts";
import { useLive } from "./useLive.ts";

// The server reports a loss, so it is reachable then: no page has to prefetch the screen for it.
const Lost = lazy(withTexts(() => import("./Lost.tsx")));
const Idle = lazy(withTexts(() => import("./Idle.tsx")));

/**
 * Keeps its page up to date; when the place is deleted, or the person loses access, says so instead, and shows the page
 * again when it can be read again.
 */
export function Live({ children }: { readonly children: ReactNode }) {
  const { workspace: named, organization } = useParams({ strict: false });
  const workspace = named === undefined ? undefined : referenceOf(named);
  const lost = useLive({ workspace, organization });
  const name = useRef<string>(texts.live.lostPlace);
  const known =
    workspace !== undefined
      ? queryClient.getQueryData(trpc.workspaces.get.queryKey({ workspace }))
      : organization !== undefined
        ? queryClient.getQueryData(trpc.organizations.get.queryKey({ organization }))
        : undefined;
  if (known !== undefined) name.current = known.name;
  const place = workspace === undefined ? null : { workspace };
  if (lost === null)
    return (
      <>
        {children}
        {place !== null && (
          <Suspense>
            <Idle place={place} />
          </Suspense>
        )}
      </>
    );
  return (
    <Suspense>
      <Lost loss={lost} name={name.current} />
    </Suspense>
  );
}
