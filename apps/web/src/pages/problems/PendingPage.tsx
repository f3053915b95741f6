import { texts } from "../../texts/frame.ts";
import { PageSkeleton } from "../../ui/PageSkeleton.tsx";

/** Shown while a page, or its data, is loading. */
export function PendingPage() {
  return <PageSkeleton label={texts.common.loading} />;
}
