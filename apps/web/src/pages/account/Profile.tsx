import { Badge, Group } from "@mantine/core";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { Facts } from "../../ui/Facts.tsx";
import { Section } from "../../ui/Section.tsx";
import { MyNameForm } from "./MyNameForm.tsx";

const t = texts.account;

/** Who is signed in, and whether the address is confirmed. */
export function Profile() {
  const { email, emailVerified } = useMe().user;
  return (
    <Section title={t.profile} description={t.profileDescription}>
      <Facts
        rows={[
          [texts.common.name, <MyNameForm key="name" />],
          [
            texts.identity.email,
            <Group key="email" gap="xs">
              {email}
              <Badge color={emailVerified ? "teal" : "yellow"}>
                {emailVerified ? t.confirmed : t.unconfirmed}
              </Badge>
            </Group>,
          ],
        ]}
      />
    </Section>
  );
}
