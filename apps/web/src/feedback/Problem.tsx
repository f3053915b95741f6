import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCompass, IconLock } from "@tabler/icons-react";
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
};

/** What could not be shown, and why: nothing there, not for you, not now, or a fault that may pass. */
export function Problem({ failure, onRetry, page = false }: Props) {
  switch (failure.code) {
    case "NOT_FOUND":
      return (
        <Empty page={page} icon={<IconCompass size={22} />} title={t.notFoundTitle} description={t.notFound}>
          <LinkButton {...paths.home()} variant="default">
            {t.goHome}
          </LinkButton>
        </Empty>
      );
    case "FORBIDDEN":
      // The domain's sentence names the roles that could help.
      return (
        <Empty page={page} icon={<IconLock size={22} />} title={t.refusedTitle} description={failure.message}>
          <LinkButton {...paths.home()} variant="default">
            {t.goHome}
          </LinkButton>
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
