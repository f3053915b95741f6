import type { Pages } from "../pages.ts";
import { texts } from "../texts/index.ts";
import { ShowMore } from "../ui/ShowMore.tsx";

/** The foot of a list: how much of it is shown, and the way to more. */
export function PagesFoot({ pages }: { readonly pages: Pages<unknown> }) {
  const { data, hasMore, busy, onMore } = pages;
  return (
    <ShowMore
      description={texts.common.counted(data?.length ?? 0, hasMore)}
      label={texts.common.showMore}
      hasMore={hasMore}
      busy={busy}
      onMore={onMore}
    />
  );
}
