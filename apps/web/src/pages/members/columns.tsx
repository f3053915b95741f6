import { Badge, VisuallyHidden } from "@mantine/core";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { Person } from "../../ui/Person.tsx";
import { columnsFor } from "../../ui/table.ts";
import { useWorkspace } from "../../workspace.ts";
import { memberActions } from "./memberActions.tsx";
import type { Member, MemberAsk } from "./members.ts";
import { RoleSelect } from "./RoleSelect.tsx";

const says = texts.members;
const column = columnsFor<Member>();

type Ways = { readonly ask: (asked: MemberAsk) => void; readonly leave: () => void };

/**
 * The columns of the members' table. The cells find out by themselves who looks at them: with other columns they would
 * be other cells, and a change would take the keyboard's focus away.
 */
export function memberColumns(ways: Ways) {
  return column.columns([
    column.accessor("name", {
      header: says.person,
      meta: { card: "head", width: "48%" },
      cell: ({ row: { original } }) => <PersonCell member={original} />,
    }),
    column.accessor("role", {
      header: says.role,
      cell: ({ row: { original } }) => <RoleSelect member={original} />,
    }),
    column.accessor("createdAt", {
      header: says.added,
      cell: ({ getValue }) => <Moment at={getValue()} />,
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%", card: "corner" },
      cell: ({ row: { original } }) => <MenuCell member={original} ways={ways} />,
    }),
  ]);
}

function PersonCell({ member: { userId, name, email, active } }: { readonly member: Member }) {
  const me = useMe();
  return (
    <Person
      name={name}
      email={email}
      note={
        <>
          {userId === me.user.id && <Badge size="xs">{texts.common.you}</Badge>}
          {!active && (
            <Badge size="xs" color="red">
              {says.suspended}
            </Badge>
          )}
        </>
      }
    />
  );
}

function MenuCell({ member, ways }: { readonly member: Member; readonly ways: Ways }) {
  const here = useWorkspace();
  return (
    <ActionMenu label={texts.common.actionsFor(member.name)} actions={memberActions(here, member, ways)} />
  );
}
