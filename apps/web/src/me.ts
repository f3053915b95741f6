import { useSuspenseQuery } from "@tanstack/react-query";
import type { Me } from "./access.ts";
import { meOptions } from "./api.ts";

/** The signed-in person. The guard of every page inside the shell has loaded it. */
export function useMe(): Me {
  return useSuspenseQuery(meOptions()).data;
}
