import { Badge, VisuallyHidden } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { Person } from "../../ui/Person.tsx";
import { columnsFor } from "../../ui/table.ts";
import type { InWorkspace } from "../../workspace.ts";
import { memberActions } from "./memberActions.tsx";
import type { Member, MemberAsk } from "./members.ts";
import { RoleSelect } from "./RoleSelect.tsx";

const says = texts.members;
const column = columnsFor<Member>();

type Ways = { readonly ask: (asked: MemberAsk) => void; readonly leave: () => void };

/** The columns of the members' table. */
export function memberColumns(here: InWorkspace, ways: Ways) {
  return column.columns([
    column.accessor("name", {
      header: says.person,
      meta: { card: "head", width: "48%" },
      cell: ({ row: { original } }) => (
        <Person
          name={original.name}
          email={original.email}
          note={
            <>
              {original.userId === here.me.user.id && <Badge size="xs">{texts.common.you}</Badge>}
              {!original.active && (
                <Badge size="xs" color="red">
                  {says.suspended}
                </Badge>
              )}
            </>
          }
        />
      ),
    }),
    column.accessor("role", {
      header: says.role,
      cell: ({ row: { original } }) => <RoleSelect here={here} member={original} />,
    }),
    column.accessor("createdAt", {
      header: says.added,
      cell: ({ getValue }) => <Moment at={getValue()} />,
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%", card: "corner" },
      cell: ({ row: { original } }) => (
        <ActionMenu
          label={texts.common.actionsFor(original.name)}
          actions={memberActions(here, original, ways)}
        />
      ),
    }),
  ]);
}
