import { Button } from "@mantine/core";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { IdentityCard } from "../identity/IdentityCard.tsx";

const t = texts.invitations;

const home = (
  <LinkButton {...paths.home()} variant="default" fullWidth>
    {t.home}
  </LinkButton>
);

/** For a link that belongs to no invitation. */
export function NotFound() {
  return (
    <IdentityCard title={t.unknownTitle} description={t.unknownDescription}>
      {home}
    </IdentityCard>
  );
}

/** For a link that was cut off. */
export function Incomplete() {
  return (
    <IdentityCard title={t.linkMissingTitle} description={t.linkMissing}>
      {home}
    </IdentityCard>
  );
}

/** For an invitation that could not be read: a fault that might be transient. */
export function NotReadable({
  message,
  onRetry,
}: {
  readonly message: string;
  readonly onRetry: () => void;
}) {
  return (
    <IdentityCard title={texts.problems.errorTitle} description={message}>
      <Button variant="default" fullWidth onClick={onRetry}>
        {t.tryAgain}
      </Button>
    </IdentityCard>
  );
}
