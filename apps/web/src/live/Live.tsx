import { IconLock } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import { queryClient, trpc } from "../api.ts";
import { LinkButton } from "../links.tsx";
import { paths, referenceOf } from "../paths.ts";
import { texts } from "../texts/frame.ts";
import { Empty } from "../ui/Empty.tsx";
import { useLive } from "./useLive.ts";

const t = texts.live;

/**
 * Keeps the page in it as it is in truth; when it is deleted, or the person loses access to it, says so in its place, and
 * shows it again when it can be read again.
 */
export function Live({ children }: { readonly children: ReactNode }) {
  const { workspace: named, organization } = useParams({ strict: false });
  const workspace = named === undefined ? undefined : referenceOf(named);
  const lost = useLive({ workspace, organization });
  const name = useRef<string>(t.lostPlace);
  const known =
    workspace !== undefined
      ? queryClient.getQueryData(trpc.workspaces.get.queryKey({ workspace }))
      : organization !== undefined
        ? queryClient.getQueryData(trpc.organizations.get.queryKey({ organization }))
        : undefined;
  if (known !== undefined) name.current = known.name;
  if (lost === null) return children;
  const { title, description } =
    lost === "deleted"
      ? { title: t.deletedTitle(name.current), description: t.deleted }
      : { title: t.lostTitle(name.current), description: t.lost };
  return (
    <Empty page icon={<IconLock size={22} />} title={title} description={description}>
      <LinkButton {...paths.workspaces()} variant="default">
        {t.goOn}
      </LinkButton>
    </Empty>
  );
}
