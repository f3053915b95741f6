import { canCreateForCustomer } from "@bailiwick/domain";
import { Paper } from "@mantine/core";
import { IconBuildings } from "@tabler/icons-react";
import { useInstance } from "../../instance.ts";
import { blueprint } from "../../kinds.ts";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Page } from "../../ui/Page.tsx";
import { CreateOrganizationForm } from "./CreateOrganizationForm.tsx";
import { PlatformOnly } from "./PlatformOnly.tsx";

const t = texts.platform;

/** Creates an organization for a customer, of the kinds that only the platform admin creates (S32). */
export function CreateOrganizationPage() {
  const { blueprints } = useInstance();
  const [first, ...others] = blueprints.map(blueprint).filter((kind) => canCreateForCustomer(kind).allowed);
  return (
    <PlatformOnly needs="platform:appoint_organization_admin">
      <Page
        title={t.createTitle}
        description={t.createDescription}
        back={
          <LinkText {...paths.platform()} size="sm" mb="xs" display="inline-block">
            {texts.pages.organizations}
          </LinkText>
        }
      >
        <Paper
          withBorder
          radius="lg"
          p={{ base: "md", sm: "xl" }}
          maw="42rem"
          style={{ borderColor: "var(--line)" }}
        >
          {first === undefined ? (
            <Empty icon={<IconBuildings size={22} />} title={t.createNone} />
          ) : (
            <CreateOrganizationForm kinds={[first, ...others]} />
          )}
        </Paper>
      </Page>
    </PlatformOnly>
  );
}
