import { aRole } from "@bailiwick/domain";
import { Badge, List, Text } from "@mantine/core";
import { heldRoles } from "../../access.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { Section } from "../../ui/Section.tsx";
import { useWorkspace } from "../../workspace.ts";
import { Matrix } from "./Matrix.tsx";
import { matrixRoles } from "./matrix.ts";

const says = texts.roles;

/** The whole matrix of the workspace's blueprint: who may do what (V55). */
export function RolesPage() {
  const { actor, blueprint } = useWorkspace();
  return (
    <Page title={says.title} says={says.says}>
      <Section title={says.about} says={says.yourRoles(heldRoles(actor).map(aRole))}>
        <List size="sm" spacing={8} listStyleType="none">
          {matrixRoles(blueprint).map(({ role, level }) => (
            <List.Item key={role.key}>
              <Text span fw={600} size="sm">
                {role.name}
              </Text>{" "}
              {blueprint.topology !== "flat" && (
                <Badge size="xs" color="gray" component="span">
                  {level === "organization" ? says.organizationRole : says.workspaceRole}
                </Badge>
              )}{" "}
              <Text span size="sm" c="dimmed">
                {role.says}
              </Text>
            </List.Item>
          ))}
        </List>
      </Section>
      <Matrix blueprint={blueprint} held={[actor.organizationRole, actor.workspaceRole]} />
    </Page>
  );
}
