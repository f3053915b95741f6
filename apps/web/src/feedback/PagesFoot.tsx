import { texts } from "../texts/index.ts";
import { upToMany } from "../texts/upToMany.ts";
import { ShowMore } from "../ui/ShowMore.tsx";
import type { Pages } from "./usePages.ts";

type Props = {
  readonly pages: Pages<unknown>;
  /** The total, in words, if known and not in the list itself. */
  readonly total?: string | undefined;
};

/** The footer of a list: how much of it is shown, and a button for more. */
export function PagesFoot({ pages, total = countedIn(pages) }: Props) {
  const { data, hasMore, busy, onMore } = pages;
  const shown = data?.length ?? 0;
  const t = texts.common;
  return (
    <ShowMore
      description={hasMore && total !== undefined ? t.countedOf(shown, total) : t.counted(shown, hasMore)}
      label={t.showMore}
      hasMore={hasMore}
      busy={busy}
      onMore={onMore}
    />
  );
}

const countedIn = ({ total }: Pages<unknown>) => (total === null ? undefined : upToMany(total));
