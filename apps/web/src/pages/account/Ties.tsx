import { List, Text } from "@mantine/core";
import type { Outputs } from "../../api.ts";
import { blueprint, standsAlone } from "../../kinds.ts";
import { LinkText } from "../../links.tsx";
import { addressById, paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Name } from "../../ui/Named.tsx";

const t = texts.account;

type Tie = Outputs["account"]["deletion"]["ties"][number];

/** What only this person keeps, each with a link to where it is handed over or deleted. */
export function Ties({ ties }: { readonly ties: readonly Tie[] }) {
  if (ties.length === 0) return null;
  return (
    <List size="sm" spacing={6} mt="md">
      {ties.map(({ workspace, organization }) => (
        <List.Item key={(workspace ?? organization).id}>
          <TieLink workspace={workspace} organization={organization} />
          <Text size="xs" c="dimmed">
            {whatItIs({ workspace, organization })}
          </Text>
        </List.Item>
      ))}
    </List>
  );
}

function TieLink({ workspace, organization }: Tie) {
  const name = <Name>{(workspace ?? organization).name}</Name>;
  // An organization that is about to be purged can't be entered.
  if (organization.state === "pending_deletion") return name;
  return (
    <LinkText
      {...(workspace === null
        ? paths.people({ organization: organization.slug })
        : paths.members({ workspace: addressById(workspace.id) }))}
    >
      {name}
    </LinkText>
  );
}

function whatItIs({ workspace, organization }: Tie): string {
  if (organization.state === "pending_deletion") return t.tieEnding;
  if (workspace === null) return t.tieOrganization;
  return standsAlone(blueprint(organization.blueprint))
    ? t.tieWorkspace
    : t.tieWorkspaceIn(organization.name);
}
