import { VisuallyHidden } from "@mantine/core";
import { IconHelpCircle } from "@tabler/icons-react";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Pick } from "../../ui/Picked.tsx";
import { columnsFor } from "../../ui/table.ts";
import { useWorkspace } from "../../workspace.ts";
import { MemberSources } from "./MemberSources.tsx";
import { firstLacking, type MemberWays, memberActions } from "./memberActions.tsx";
import type { Member } from "./members.ts";
import { PersonCell } from "./PersonCell.tsx";
import { RoleSelect } from "./RoleSelect.tsx";
import { memberRules } from "./several/memberRules.ts";
import { canPick } from "./several/several.ts";

const t = texts.members;
const column = columnsFor<Member>();

/**
 * The columns of the members' table. The cells look up the viewer themselves: different columns would remount the
 * cells, and a change would lose the keyboard focus.
 */
export function memberColumns(ways: MemberWays, mayPick: boolean) {
  const pick = column.display({
    id: "pick",
    header: () => <VisuallyHidden>{texts.common.pickShown}</VisuallyHidden>,
    meta: { width: "1%", card: "pick" },
    cell: ({ row: { original } }) => <PickCell member={original} />,
  });
  return column.columns([
    ...(mayPick ? [pick] : []),
    column.accessor("name", {
      header: t.person,
      meta: { card: "head", width: "31%", sort: "name" },
      cell: ({ row: { original } }) => <MemberCell member={original} />,
    }),
    column.accessor("role", {
      header: t.role,
      cell: ({ row: { original } }) => <RoleSelect member={original} onAsk={ways.ask} />,
    }),
    column.accessor("sources", {
      header: t.sources,
      cell: ({ row: { original } }) => <MemberSources member={original} />,
    }),
    column.accessor("createdAt", {
      header: t.added,
      meta: { sort: "added" },
      cell: ({ getValue }) => <Ago at={getValue()} />,
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%", card: "corner" },
      cell: ({ row: { original } }) => <MenuCell member={original} ways={ways} />,
    }),
  ]);
}

function PickCell({ member }: { readonly member: Member }) {
  const here = useWorkspace();
  return <Pick id={member.userId} name={member.name} decision={canPick(memberRules(here), member)} />;
}

function MemberCell({ member }: { readonly member: Member }) {
  const { address } = useWorkspace();
  return <PersonCell person={member} to={paths.member({ workspace: address, user: member.userId })} />;
}

/** The actions on the member and, if one is refused, a link to the reason. */
export function MenuCell({ member, ways }: { readonly member: Member; readonly ways: MemberWays }) {
  const here = useWorkspace();
  const lacking = firstLacking(here);
  return (
    <ActionMenu
      label={texts.common.actionsFor(member.name)}
      actions={memberActions(here, member, ways)}
      foot={
        lacking === null
          ? undefined
          : {
              label: texts.access.whyAction,
              icon: <IconHelpCircle size={16} aria-hidden />,
              run: () => ways.why(lacking),
            }
      }
    />
  );
}
