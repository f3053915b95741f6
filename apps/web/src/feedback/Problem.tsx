import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCompass, IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { meOptions } from "../api.ts";
import type { Failure } from "../failure.ts";
import { LinkButton } from "../links.tsx";
import { paths } from "../paths.ts";
import { texts } from "../texts/index.ts";
import { Empty } from "../ui/Empty.tsx";

const t = texts.problems;

type Props = {
  readonly failure: Failure;
  readonly onRetry?: () => void;
  /** When it stands in place of the whole page. */
  readonly page?: boolean;
  /** When it stands in place of what one would do, and not of what one would see. */
  readonly doing?: boolean;
};

/** The way to a page of one's own. Who has no workspace, or is not signed in, is led to wherever they start. */
function GoHome() {
  const me = useQuery({ ...meOptions(), enabled: false }).data;
  return (
    <LinkButton {...paths.home()} variant="default">
      {me?.landing == null ? t.goToStart : t.goHome}
    </LinkButton>
  );
}

/** What could not be shown, and why: nothing there, not for you, not now, or a fault that may pass. */
export function Problem({ failure, onRetry, page = false, doing = false }: Props) {
  switch (failure.code) {
    case "NOT_FOUND":
      return (
        <Empty page={page} icon={<IconCompass size={22} />} title={t.notFoundTitle} description={t.notFound}>
          <GoHome />
        </Empty>
      );
    case "FORBIDDEN":
      // The domain's sentence names the roles that could help.
      return (
        <Empty
          page={page}
          icon={<IconLock size={22} />}
          title={doing ? t.cannotDoTitle : t.cannotSeeTitle}
          description={failure.message}
        >
          <GoHome />
        </Empty>
      );
    case "WRONG_STATE":
      return (
        <Empty
          page={page}
          icon={<IconLock size={22} />}
          title={t.wrongStateTitle}
          description={failure.message}
        >
          <LinkButton {...paths.workspaces()} variant="default">
            {t.goToWorkspaces}
          </LinkButton>
        </Empty>
      );
    default:
      return (
        <Empty
          page={page}
          icon={<IconAlertTriangle size={22} />}
          title={t.errorTitle}
          description={failure.message}
        >
          {onRetry !== undefined && (
            <Button onClick={onRetry} variant="default">
              {texts.common.retry}
            </Button>
          )}
        </Empty>
      );
  }
}
