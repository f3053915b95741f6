import { can, type PermissionName } from "@bailiwick/domain";
import type { ReactNode } from "react";
import { actorOnPlatform } from "../../access.ts";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { useMe } from "../../me.ts";

type Props = { readonly needs: PermissionName; readonly children: ReactNode };

/** Shows a page of the platform to people who can see it, and to everyone else who could help. */
export function PlatformOnly({ needs, children }: Props) {
  const decision = can(actorOnPlatform(useMe()), needs);
  return decision.allowed ? children : <Problem page failure={refusedHere(decision)} />;
}
