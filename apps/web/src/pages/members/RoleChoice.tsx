import { canAddMember, type Decision } from "@bailiwick/domain";
import { Radio, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { texts } from "../../texts/index.ts";
import type { InWorkspace } from "../../workspace.ts";

type Props = {
  readonly here: InWorkspace;
  readonly value?: string;
  readonly onChange: (role: string) => void;
  readonly error?: ReactNode;
};

/** The roles of the workspace with what each is for; one that this person cannot give says why (M34). */
export function RoleChoice({ here, value = "", onChange, error }: Props) {
  const { actor, blueprint, workspace } = here;
  const facts = { isMember: false, members: workspace.memberCount, limit: null };
  return (
    <Radio.Group label={texts.members.addRole} value={value} onChange={onChange} error={error}>
      <Stack gap="sm" mt={6}>
        {blueprint.roles.workspace.map(({ key, name, says }) => {
          const decision: Decision = canAddMember(actor, key, facts);
          return (
            <Radio
              key={key}
              value={key}
              label={name}
              description={decision.allowed ? says : decision.message}
              disabled={!decision.allowed}
            />
          );
        })}
      </Stack>
    </Radio.Group>
  );
}
