import { canChangeOrganizationRole } from "@bailiwick/domain";
import { VisuallyHidden } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Pick } from "../../ui/Picked.tsx";
import { columnsFor } from "../../ui/table.ts";
import { End } from "../access/End.tsx";
import { PersonCell } from "../members/PersonCell.tsx";
import { RoleField } from "../members/RoleSelect.tsx";
import { canPick } from "../members/several/several.ts";
import { type OrganizationMember, type PersonAsk, unknownFacts } from "./people.ts";
import { personActions } from "./personActions.tsx";
import { severalPeople } from "./severalPeople.ts";
import { useOrganization } from "./useOrganization.ts";

const t = texts.organization;
const column = columnsFor<OrganizationMember>();

export type PersonWays = { readonly ask: (asked: PersonAsk) => void; readonly leave: () => void };

/** The columns of the table of people. The cells look up the viewer themselves, so that they stay mounted. */
export function peopleColumns(ways: PersonWays, mayPick: boolean) {
  const pick = column.display({
    id: "pick",
    header: () => <VisuallyHidden>{texts.common.pickShown}</VisuallyHidden>,
    meta: { width: "1%", card: "pick" },
    cell: ({ row: { original } }) => <PickCell person={original} />,
  });
  return column.columns([
    ...(mayPick ? [pick] : []),
    column.accessor("name", {
      header: t.person,
      meta: { card: "head", width: "48%", sort: "name" },
      cell: ({ row: { original } }) => <PersonCell person={original} />,
    }),
    column.accessor("role", {
      header: t.role,
      cell: ({ row: { original } }) => <RoleCell person={original} ask={ways.ask} />,
    }),
    column.accessor("createdAt", {
      header: t.since,
      meta: { sort: "added" },
      cell: ({ getValue }) => <Ago at={getValue()} />,
    }),
    column.accessor(({ sources }) => sources[0]?.endsAt ?? null, {
      id: "endsAt",
      header: texts.access.ends,
      cell: ({ getValue }) => <End at={getValue()} />,
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%", card: "corner" },
      cell: ({ row: { original } }) => <MenuCell person={original} ways={ways} />,
    }),
  ]);
}

function PickCell({ person }: { readonly person: OrganizationMember }) {
  const here = useOrganization();
  return <Pick id={person.userId} name={person.name} decision={canPick(severalPeople(here), person)} />;
}

type RoleProps = { readonly person: OrganizationMember; readonly ask: PersonWays["ask"] };

/** Their role, changed in place; one that can't be assigned says why. */
function RoleCell({ person, ask }: RoleProps) {
  const { actor } = useOrganization();
  return (
    <RoleField
      label={t.roleOf(person.name)}
      choices={actor.roles.organization.map((role) => ({
        role,
        decision: canChangeOrganizationRole(actor, person, role.key, unknownFacts),
      }))}
      value={person.role}
      width={200}
      onChoose={(role) => ask({ what: "change_role", person, role })}
    />
  );
}

type MenuProps = { readonly person: OrganizationMember; readonly ways: PersonWays };

function MenuCell({ person, ways }: MenuProps) {
  const here = useOrganization();
  return (
    <ActionMenu label={texts.common.actionsFor(person.name)} actions={personActions(here, person, ways)} />
  );
}
