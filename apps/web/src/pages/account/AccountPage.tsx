import { connectedSession } from "@bailiwick/domain";
import { Alert, Stack } from "@mantine/core";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { Page } from "../../ui/Page.tsx";
import { Tokens } from "../tokens/Tokens.tsx";
import { CompanyConnection } from "./CompanyConnection.tsx";
import { DeleteAccount } from "./DeleteAccount.tsx";
import { LanguageForm } from "./LanguageForm.tsx";
import { Mails } from "./Mails.tsx";
import { Passkeys } from "./Passkeys.tsx";
import { Password } from "./Password.tsx";
import { Profile } from "./Profile.tsx";
import { SecondFactor } from "./SecondFactor.tsx";
import { Sessions } from "./Sessions.tsx";

/** The signed-in person and their sessions. */
export function AccountPage() {
  const { connected } = useMe();
  return (
    <Page title={texts.pages.account} description={texts.account.description}>
      <Stack gap="lg">
        {connected && <Alert color="blue">{sentenceOf(connectedSession)}</Alert>}
        <Profile />
        <LanguageForm />
        <Mails />
        <Password />
        <SecondFactor />
        <Passkeys />
        <CompanyConnection />
        <Sessions />
        <Tokens />
        <DeleteAccount />
      </Stack>
    </Page>
  );
}
