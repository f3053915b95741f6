import type { Me } from "../../access.ts";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { IdentityCard } from "../identity/IdentityCard.tsx";
import { Accept } from "./Accept.tsx";
import { blockedBy, type FoundInvitation, placeOf, stepOf } from "./found.ts";
import { InvitationFacts } from "./InvitationFacts.tsx";
import { OtherAddress } from "./OtherAddress.tsx";
import { placePath } from "./place.ts";
import { SignInFirst } from "./SignInFirst.tsx";

const t = texts.invitations;

type Props = { readonly token: string; readonly me: Me | null; readonly invitation: FoundInvitation };

/** An invitation for the person with its link, with the one thing that they can do next. */
export function Found({ token, me, invitation }: Props) {
  switch (stepOf(invitation)) {
    case "sign_in":
      return <SignInFirst token={token} invitation={invitation} />;
    case "accept":
      return <Accept token={token} invitation={invitation} />;
    case "other_address":
      return <OtherAddress token={token} present={me?.user.email ?? ""} invitation={invitation} />;
    case "member":
      return (
        <IdentityCard title={t.memberTitle(placeOf(invitation))} description={t.memberDescription}>
          <LinkButton {...placePath(invitation)} fullWidth>
            {t.open}
          </LinkButton>
        </IdentityCard>
      );
    case "blocked": {
      const { title, description: sentence } = blockedBy(invitation);
      return (
        <IdentityCard title={title} description={sentence}>
          <InvitationFacts invitation={invitation} />
          <LinkButton {...paths.home()} variant="default" fullWidth>
            {t.home}
          </LinkButton>
        </IdentityCard>
      );
    }
  }
}
