import type { ReactNode } from "react";
import { failureOf } from "../failure.ts";
import { Problem } from "./Problem.tsx";

type Read<Data> = {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
};

type Props<Data> = {
  readonly query: Read<Data>;
  readonly skeleton: ReactNode;
  readonly children: (data: Data) => ReactNode;
};

/** The result of a query: its skeleton while it loads, its problem with a retry button, or its data. */
export function Loaded<Data>({ query, skeleton, children }: Props<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) {
    return <Problem failure={failureOf(query.error)} onRetry={() => void query.refetch()} />;
  }
  return skeleton;
}
