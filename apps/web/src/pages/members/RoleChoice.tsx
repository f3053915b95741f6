import { canAddMember, type Decision, isBuiltIn, type Seats } from "@bailiwick/domain";
import { Badge, Group, Radio, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import type { InWorkspace } from "../../workspace.ts";

type Field = {
  readonly value?: string;
  readonly onChange: (role: string) => void;
  readonly error?: ReactNode;
};
type Props = Field & { readonly here: InWorkspace; readonly decide: (role: string) => Decision };

/** The roles of the workspace with their descriptions; one that this person can't assign says why (M34). */
export function RoleChoice({ here: { actor, blueprint }, decide, value = "", onChange, error }: Props) {
  return (
    <Radio.Group label={texts.members.addRole} value={value} onChange={onChange} error={error}>
      <Stack gap="sm" mt={6}>
        {actor.roles.workspace.map(({ key, name, description }) => {
          const decision = decide(key);
          const hint = decision.allowed ? description : sentenceOf(decision);
          return (
            <Radio
              key={key}
              value={key}
              label={
                isBuiltIn(blueprint, "workspace", key) ? (
                  name
                ) : (
                  <Group gap={6} component="span">
                    {name}
                    <Badge size="xs" color="gray" component="span">
                      {texts.members.custom}
                    </Badge>
                  </Group>
                )
              }
              {...(hint === "" ? {} : { description: hint })}
              disabled={!decision.allowed}
            />
          );
        })}
      </Stack>
    </Radio.Group>
  );
}

/** Can this person add someone in the role? The page has already reported whether there is a seat. */
export function givesRole({ actor }: Pick<InWorkspace, "actor">): (role: string) => Decision {
  const seats: Seats = { members: 0, pending: 0, limit: null };
  return (role) => canAddMember(actor, role, { isMember: false, ...seats });
}

/** The lowest role that this person can assign: the safe default. */
export function leastRole({ actor }: Pick<InWorkspace, "actor">, decide: (role: string) => Decision): string {
  return actor.roles.workspace.findLast(({ key }) => decide(key).allowed)?.key ?? "";
}
