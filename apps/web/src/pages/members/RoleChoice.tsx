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

/** The roles of the workspace with what each is for; one that this person cannot give says why (M34). */
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

/** May this person add somebody in the role? Whether there is a seat, the page has said before. */
export function givesRole({ actor }: Pick<InWorkspace, "actor">): (role: string) => Decision {
  const seats: Seats = { members: 0, pending: 0, limit: null };
  return (role) => canAddMember(actor, role, { isMember: false, ...seats });
}

/** The least of the roles that this person can give: what nobody regrets. */
export function leastRole({ actor }: Pick<InWorkspace, "actor">, decide: (role: string) => Decision): string {
  return actor.roles.workspace.findLast(({ key }) => decide(key).allowed)?.key ?? "";
}
