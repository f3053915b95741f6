import { type ComponentProps, lazy, Suspense } from "react";
import type { ImportDialog } from "./ImportDialog.tsx";

const Dialog = lazy(async () => ({ default: (await import("./ImportDialog.tsx")).ImportDialog }));

/** The dialog that reads a CSV file, with its parser, loaded on demand. */
export function ImportPeople(props: ComponentProps<typeof ImportDialog>) {
  return (
    <Suspense fallback={null}>
      <Dialog {...props} />
    </Suspense>
  );
}
