import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCompass, IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
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
  /** When it replaces the whole page. */
  readonly page?: boolean;
  /** When it replaces an action rather than content. */
  readonly doing?: boolean;
};

/** A link to the person's own start page. Without a workspace, or signed out, that is where they start. */
function GoHome() {
  const me = useQuery({ ...meOptions(), enabled: false }).data;
  return (
    <LinkButton {...paths.home()} variant="default">
      {me?.landing == null ? t.goToStart : t.goHome}
    </LinkButton>
  );
}

/** The way to set one up, and back here. */
function SetUpSecondFactor() {
  const next = useLocation({ select: ({ href }) => href });
  return <LinkButton {...paths.secondFactor({ next })}>{t.setUpSecondFactor}</LinkButton>;
}

/** What could not be shown, and why: missing, not permitted, not available now, or a fault that might be transient. */
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
          {failure.reason === "address_not_allowed" ? (
            <LinkButton {...paths.workspaces()} variant="default">
              {t.goToWorkspaces}
            </LinkButton>
          ) : failure.reason === "second_factor_missing" ? (
            <SetUpSecondFactor />
          ) : (
            <GoHome />
          )}
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
          title={doing ? t.impossibleTitle : t.errorTitle}
          description={failure.message}
        >
          {doing && <GoHome />}
          {onRetry !== undefined && (
            <Button onClick={onRetry} variant="default">
              {texts.common.retry}
            </Button>
          )}
        </Empty>
      );
  }
}
