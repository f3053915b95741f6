import {
  type Actor,
  can,
  canReinstate,
  canResetSecondFactor,
  canSuspend,
  permission,
} from "@bailiwick/domain";
import { Badge, Text, VisuallyHidden } from "@mantine/core";
import { IconAdjustments, IconUserCheck, IconUserOff } from "@tabler/icons-react";
import type { Outputs } from "../../api.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { type Action, ActionMenu } from "../../ui/ActionMenu.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Person } from "../../ui/Person.tsx";
import { columnsFor } from "../../ui/table.ts";

const platformLiftLimit = permission("platform:lift_limit");

const t = texts.platform;

export type PlatformPerson = Outputs["platform"]["people"]["items"][number];
const column = columnsFor<PlatformPerson>();

/** The requested action on a person, which needs a dialog first. */
export type PersonAsk = { readonly what: "suspension" | "limit" | "factor"; readonly person: PlatformPerson };

/** The platform admin's actions on an account. */
export function accountActions(
  actor: Actor,
  person: PlatformPerson,
  ask: (asked: PersonAsk) => void,
): Action[] {
  const icon = { size: 16, "aria-hidden": true } as const;
  const isSuspended = person.suspendedAt !== null;
  const account = { userId: person.id, isSuspended };
  return [
    {
      label: t.changeOwnLimit,
      icon: <IconAdjustments {...icon} />,
      decision: can(actor, platformLiftLimit),
      run: () => ask({ what: "limit", person }),
    },
    {
      label: t.resetFactor,
      icon: <IconUserCheck {...icon} />,
      decision: canResetSecondFactor(actor, { userId: person.id, secondFactor: person.secondFactor }),
      danger: true,
      run: () => ask({ what: "factor", person }),
    },
    isSuspended
      ? {
          label: t.reinstate,
          icon: <IconUserCheck {...icon} />,
          decision: canReinstate(actor, account),
          run: () => ask({ what: "suspension", person }),
        }
      : {
          label: t.suspend,
          icon: <IconUserOff {...icon} />,
          decision: canSuspend(actor, account),
          danger: true,
          run: () => ask({ what: "suspension", person }),
        },
  ];
}

/** The columns of the table of accounts. */
export function accountColumns(actionsOf: (person: PlatformPerson) => Action[]) {
  return column.columns([
    column.accessor("name", {
      header: t.person,
      meta: { card: "head", width: "46%", sort: "name" },
      cell: ({ row: { original } }) => <PersonCell person={original} />,
    }),
    column.accessor("workspaces", {
      header: t.memberOf,
      cell: ({ getValue, row: { original } }) => (
        <div>
          <Text size="sm">{t.memberOfCount(getValue())}</Text>
          {original.workspaceLimit !== null && (
            <Text size="xs" c="dimmed">
              {t.ownLimit(original.workspaceLimit)}
            </Text>
          )}
        </div>
      ),
    }),
    column.accessor("createdAt", {
      header: t.signedUp,
      meta: { sort: "created" },
      cell: ({ getValue }) => <Ago at={getValue()} />,
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%", card: "corner" },
      cell: ({ row: { original } }) => (
        <ActionMenu label={texts.common.actionsFor(original.name)} actions={actionsOf(original)} />
      ),
    }),
  ]);
}

function PersonCell({ person: { id, name, email, emailVerified, suspendedAt } }: { person: PlatformPerson }) {
  const me = useMe();
  return (
    <Person
      name={name}
      email={email}
      note={
        <>
          {id === me.user.id && <Badge size="xs">{texts.common.you}</Badge>}
          {suspendedAt !== null && (
            <Badge size="xs" color="red">
              {t.suspendedBadge}
            </Badge>
          )}
          {!emailVerified && (
            <Badge size="xs" color="yellow">
              {t.unverifiedBadge}
            </Badge>
          )}
        </>
      }
    />
  );
}
