import { Group } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import { LinkTabs } from "../../LinkTabs.tsx";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { MyWorkspaces } from "./MyWorkspaces.tsx";
import { OrganizationWorkspaces } from "./OrganizationWorkspaces.tsx";

const t = texts.workspaces;

/** The person's workspaces, and all workspaces of each organization that they belong to (M23, M29). */
export function WorkspacesPage() {
  const { organization: chosen } = useSearch({ from: "/_in/workspaces" });
  const organizations = useQuery(trpc.organizations.list.queryOptions()).data?.items ?? [];
  const organization = organizations.find(({ slug }) => slug === chosen) ?? null;
  return (
    <Page
      title={texts.pages.workspaces}
      description={t.description}
      actions={
        <Group gap="sm">
          <LinkButton {...paths.importWorkspace()} variant="default">
            {texts.bundles.importLink}
          </LinkButton>
          <LinkButton
            {...paths.newWorkspace(organization === null ? {} : { organization: organization.slug })}
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            {t.create}
          </LinkButton>
        </Group>
      }
    >
      {organizations.length > 0 && (
        <LinkTabs
          label={texts.pages.workspaces}
          tabs={[
            { key: "", label: t.mine, link: paths.workspaces() },
            ...organizations.map(({ slug, name }) => ({
              key: slug,
              label: name,
              link: paths.workspaces({ organization: slug }),
            })),
          ]}
        />
      )}
      {organization === null ? (
        <MyWorkspaces organizations={organizations} />
      ) : (
        <OrganizationWorkspaces key={organization.id} organization={organization} />
      )}
    </Page>
  );
}
