import { useSuspenseQuery } from "@tanstack/react-query";
import { instanceOptions, type Outputs } from "./api.ts";

export type Instance = Outputs["instance"]["get"];

/** The instance. The guard of every page inside the shell has loaded it. */
export function useInstance(): Instance {
  return useSuspenseQuery(instanceOptions()).data;
}
