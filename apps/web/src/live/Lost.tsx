import { IconLock } from "@tabler/icons-react";
import { LinkButton } from "../links.tsx";
import { paths } from "../paths.ts";
import { texts } from "../texts/frame.ts";
import { Empty } from "../ui/Empty.tsx";
import type { Loss } from "./useLive.ts";

const t = texts.live;

type Props = { readonly loss: Loss; readonly name: string };

/** Replaces a page that was deleted, that the person lost access to, or that is not for their network address. */
export default function Lost({ loss, name }: Props) {
  const { title, description } = {
    deleted: { title: t.deletedTitle(name), description: t.deleted },
    removed: { title: t.lostTitle(name), description: t.lost },
    address: { title: t.addressTitle(name), description: t.address },
  }[loss];
  return (
    <Empty page icon={<IconLock size={22} />} title={title} description={description}>
      <LinkButton {...paths.workspaces()} variant="default">
        {t.goOn}
      </LinkButton>
    </Empty>
  );
}
