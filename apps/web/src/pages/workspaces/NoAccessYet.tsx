import { Stack, Text } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { OrganizationSummary } from "../../access.ts";
import { trpc } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { Empty } from "../../ui/Empty.tsx";
import { MailLink } from "../../ui/MailLink.tsx";
import { Person } from "../../ui/Person.tsx";

const t = texts.workspaces;

type Props = { readonly organization: Pick<OrganizationSummary, "id" | "name"> };

/** For a person in an organization and in none of its workspaces: who can give them access, with a mail to ask them. */
export function NoAccessYet({ organization: { id, name } }: Props) {
  const { data } = useQuery(trpc.organizations.helpers.queryOptions({ organization: id }));
  return (
    <Empty icon={<IconLock size={22} />} title={t.noAccessTitle(name)} description={t.noAccessDescription}>
      {data !== undefined && data.items.length > 0 && (
        <Stack gap="sm" align="flex-start">
          <Text size="sm" c="dimmed">
            {t.noAccessAsk}
          </Text>
          {data.items.map(({ userId, name: helper, email }) => (
            <Person
              key={userId}
              name={helper}
              contact={
                <MailLink email={email} label={texts.access.write(helper)} subject={t.noAccessMail(name)} />
              }
            />
          ))}
        </Stack>
      )}
    </Empty>
  );
}
