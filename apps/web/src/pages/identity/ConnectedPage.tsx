import { Alert, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { queryClient } from "../../api.ts";
import { returnFromProvider, takeNext } from "../../company.ts";
import { failureOf } from "../../failure.ts";
import { LinkButton } from "../../links.tsx";
import { paths, safeNext } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { IdentityCard } from "./IdentityCard.tsx";

const t = texts.identity;

/** What a provider of identities sends back (RFC 6749, 4.1.2; RFC 9207), of what is in the URL. */
function readReturned(): Record<string, string> {
  const given = new URLSearchParams(window.location.search);
  const names = ["state", "code", "iss", "error", "error_description"];
  return Object.fromEntries(
    names.flatMap((name) => (given.has(name) ? [[name, given.get(name) ?? ""]] : [])),
  );
}

/** Where the provider of a company sends people back to: ends what began there (POST), and goes on. */
export function ConnectedPage() {
  const [returned] = useState(readReturned);
  const router = useRouter();
  // What the provider sent works once, so it is sent once, when the page opens.
  const ended = useQuery({
    queryKey: ["returned", returned.state],
    queryFn: () => returnFromProvider(returned),
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
