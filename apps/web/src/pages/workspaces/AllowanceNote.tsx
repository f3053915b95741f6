import { Alert, Text } from "@mantine/core";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import type { PersonsAllowance } from "./useAllowance.ts";

const t = texts.workspaces;

/** How many workspaces the person owns on the plan, and can own; if there is no room, what helps (V57, V58). */
export function AllowanceNote({ plan, owned, limit, decision }: PersonsAllowance) {
  const counted = t.allowance(owned, limit, plan.name);
  if (decision.allowed) {
    return (
      <Text size="sm" c="dimmed">
        {counted}
      </Text>
    );
  }
  return (
    <Alert color="orange" title={counted}>
      {t.allowanceHelp}{" "}
      <LinkText {...paths.workspaces()} size="sm" underline="always">
        {t.allowanceMine}
      </LinkText>
    </Alert>
  );
}
