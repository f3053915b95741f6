import { Stack } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { Tokens } from "../tokens/Tokens.tsx";
import { DeleteAccount } from "./DeleteAccount.tsx";
import { LanguageForm } from "./LanguageForm.tsx";
import { Mails } from "./Mails.tsx";
import { Password } from "./Password.tsx";
import { Profile } from "./Profile.tsx";
import { SecondFactor } from "./SecondFactor.tsx";
import { Sessions } from "./Sessions.tsx";

/** The signed-in person and their sessions. */
export function AccountPage() {
  return (
    <Page title={texts.pages.account} description={texts.account.description}>
      <Stack gap="lg">
        <Profile />
        <LanguageForm />
        <Mails />
        <Password />
        <SecondFactor />
        <Sessions />
        <Tokens />
        <DeleteAccount />
      </Stack>
    </Page>
  );
}
