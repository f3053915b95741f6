import { Badge, Button, Group } from "@mantine/core";
import { useState } from "react";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { Facts } from "../../ui/Facts.tsx";
import { Section } from "../../ui/Section.tsx";
import { AddressDialog } from "./AddressDialog.tsx";
import { MyNameForm } from "./MyNameForm.tsx";
import { MyPictureForm } from "./MyPictureForm.tsx";

const t = texts.account;

/** The signed-in person, and whether the address is confirmed. */
export function Profile() {
  const { email, emailVerified } = useMe().user;
  const [changing, setChanging] = useState(false);
  return (
    <Section title={t.profile} description={t.profileDescription}>
      <Facts
        rows={[
          [t.picture.title, <MyPictureForm key="picture" />],
          [texts.common.name, <MyNameForm key="name" />],
          [
            texts.identity.email,
            <Group key="email" gap="xs">
              {email}
              <Badge color={emailVerified ? "teal" : "yellow"}>
                {emailVerified ? t.confirmed : t.unconfirmed}
              </Badge>
              <Button size="compact-sm" variant="default" onClick={() => setChanging(true)}>
                {texts.common.opensDialog(t.changeAddress)}
              </Button>
            </Group>,
          ],
        ]}
      />
      {changing && <AddressDialog onClose={() => setChanging(false)} />}
    </Section>
  );
}
