import { texts } from "../../texts/frame.ts";
import { PageSkeleton } from "../../ui/PageSkeleton.tsx";

/** Shown while a page, or what it stands on, is loading. */
export function PendingPage() {
  return <PageSkeleton label={texts.common.loading} />;
}
