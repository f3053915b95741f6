import { Alert, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { queryClient } from "../../api.ts";
import { takeNext } from "../../company.ts";
import { failureOf } from "../../failure.ts";
import { identity } from "../../identity.ts";
import { LinkButton } from "../../links.tsx";
import { paths, safeNext } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { IdentityCard } from "./IdentityCard.tsx";

const t = texts.identity;

/** Where the provider of a company sends people back to: ends what began there (POST), and goes on. */
export function ConnectedPage() {
  const returned = useSearch({ from: "/_out/sign-in/connection" });
  const router = useRouter();
  // What the provider sent works once, so it is sent once, when the page opens.
  const ended = useQuery({
    queryKey: ["returned", returned.state],
    queryFn: () => identity.returnFromProvider(returned as Record<string, string>),
    enabled: returned.state !== undefined,
    staleTime: "static",
    retry: false,
  });
  const status = ended.data;
  useEffect(() => {
    if (status === undefined) return;
    const next = takeNext();
    if (status === "signed_in") queryClient.clear();
    router.history.replace(safeNext(status === "connected" ? paths.account().to : next));
  }, [status, router]);
  if (returned.state !== undefined && ended.error === null) {
    return (
      <IdentityCard title={t.companyTitle} description={t.companyBusy}>
        <Skeleton height={36} />
      </IdentityCard>
    );
  }
  return (
    <IdentityCard title={t.companyFailedTitle}>
      <Alert color="red" role="alert">
        {ended.error === null ? t.companyMissing : failureOf(ended.error).message}
      </Alert>
      <LinkButton {...paths.signIn()} fullWidth>
        {t.backToSignIn}
      </LinkButton>
    </IdentityCard>
  );
}
