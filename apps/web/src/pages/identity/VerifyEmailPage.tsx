import { newAddressPrefix } from "@bailiwick/domain";
import { Alert, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { client, meOptions, queryClient } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { identity } from "../../identity.ts";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { IdentityCard } from "./IdentityCard.tsx";

const t = texts.identity;

/**
 * The target of links that prove ownership of a mailbox: the signed-in person confirms their address, or the account's
 * new one (POST).
 */
export function VerifyEmailPage() {
  const { token = "" } = useSearch({ from: "/_out/verify-email" });
  // Confirming twice changes nothing, so it can run when the page opens, once for each link.
  const confirmed = useQuery({
    queryKey: ["confirm-address", token],
    queryFn: async () => {
      const changed = token.startsWith(newAddressPrefix)
        ? (await client.account.changeAddress.mutate({ token })).email
        : null;
      if (changed === null) await identity.confirmAddress(token);
      await queryClient.invalidateQueries(meOptions());
      return changed;
    },
    enabled: token !== "",
    staleTime: "static",
    retry: false,
  });
  if (token === "") {
    return (
      <IdentityCard title={t.linkMissingTitle} description={t.linkMissing}>
        <LinkButton {...paths.account()} fullWidth>
          {t.askAgain}
        </LinkButton>
      </IdentityCard>
    );
  }
  if (confirmed.isPending) {
    return (
      <IdentityCard title={t.verifyTitle} description={t.verifyBusy}>
        <Skeleton height={36} />
      </IdentityCard>
    );
  }
  const failed = confirmed.error !== null;
  return (
    <IdentityCard title={failed ? t.verifyFailedTitle : t.verifyDoneTitle}>
      <Alert color={failed ? "red" : "teal"} role={failed ? "alert" : "status"}>
        {failed
          ? failureOf(confirmed.error).message
          : confirmed.data === null
            ? t.verifyDone
            : t.addressChanged(confirmed.data)}
      </Alert>
      <LinkButton {...(failed ? paths.account() : paths.home())} fullWidth>
        {failed ? t.askAgain : t.goOn}
      </LinkButton>
    </IdentityCard>
  );
}
