import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { meOptions, type Outputs, trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { texts } from "../../texts/index.ts";
import { words } from "../../texts/words.ts";
import { IdentityCard } from "../identity/IdentityCard.tsx";
import { Found } from "./Found.tsx";
import { Incomplete, NotFound, NotReadable } from "./NotFound.tsx";

const t = texts.invitations;

/** With the role's name in the reader's language; the API returns it in English. */
const inWords = (invitation: Outputs["invitations"]["find"]) => ({
  ...invitation,
  role: { ...invitation.role, name: words.builtIn(invitation.role.name) },
});

/** The target of an invitation's link: the first page that a new person sees. */
export function InvitationPage() {
  const { token } = useSearch({ from: "/_out/invitation" });
  const me = useQuery(meOptions());
  const invitation = useQuery({
    ...trpc.invitations.find.queryOptions({ token: token ?? "" }),
    enabled: token !== undefined,
    select: inWords,
  });
  if (token === undefined) return <Incomplete />;
  const signedOut = me.error !== null && failureOf(me.error).code === "UNAUTHENTICATED";
  const fault = (signedOut ? null : me.error) ?? invitation.error;
  if (fault !== null) {
    const { code, message } = failureOf(fault);
    if (code === "NOT_FOUND" || code === "INVALID") return <NotFound />;
    const again = () => Promise.all([me.refetch(), invitation.refetch()]);
    return <NotReadable message={message} onRetry={() => void again()} />;
  }
  const person = signedOut ? null : me.data;
  if (person === undefined || invitation.data === undefined) {
    return (
      <IdentityCard title={t.loadingTitle}>
        <div aria-busy>
          <Skeleton height={16} width="80%" mb="sm" />
          <Skeleton height={16} width="60%" mb="lg" />
          <Skeleton height={36} />
        </div>
      </IdentityCard>
    );
  }
  return <Found token={token} me={person} invitation={invitation.data} />;
}
