import { Badge, Button, Group } from "@mantine/core";
import { useChange } from "../../feedback/useChange.ts";
import { identity } from "../../identity.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { Facts } from "../../ui/Facts.tsx";
import { Section } from "../../ui/Section.tsx";

const t = texts.account;

/** Who is signed in, whether the address is confirmed, and the way to another password. */
export function Profile() {
  const { name, email, emailVerified } = useMe().user;
  const password = useChange(
    { mutationFn: () => identity.requestPasswordReset(email) },
    { said: () => t.passwordMailSent(email) },
  );
  return (
    <>
      <Section title={t.profile} description={t.profileDescription}>
        <Facts
          rows={[
            [texts.common.name, name],
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
      <Section
        title={t.changePassword}
        description={t.changePasswordDescription}
        actions={
          <Button variant="default" loading={password.isPending} onClick={() => password.mutate()}>
            {t.changePassword}
          </Button>
        }
      />
    </>
  );
}
