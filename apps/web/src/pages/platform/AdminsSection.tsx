import { type Blueprint, canAppoint, keptRole } from "@bailiwick/domain";
import { Badge, Button, VisuallyHidden } from "@mantine/core";
import { IconUserMinus, IconUserShield } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { actorOnPlatform } from "../../access.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { type Action, ActionMenu } from "../../ui/ActionMenu.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Person } from "../../ui/Person.tsx";
import { Section } from "../../ui/Section.tsx";
import { columnsFor } from "../../ui/table.ts";
import type { Member } from "../organization/people.ts";
import { AppointDialog } from "./AppointDialog.tsx";
import { DismissDialog } from "./DismissDialog.tsx";
import type { PlatformOrganization } from "./PlanSection.tsx";

const t = texts.platform;
const column = columnsFor<Member>();

type Props = {
  readonly organization: PlatformOrganization;
  readonly blueprint: Blueprint;
  readonly admins: Member[];
};

/** The admins of an organization, if the platform admin appoints them (S32). */
export function AdminsSection({ organization, blueprint, admins }: Props) {
  const me = useMe();
  const [appointing, setAppointing] = useState(false);
  const [dismissing, setDismissing] = useState<Member | null>(null);
  const columns = useMemo(() => {
    const actor = { ...actorOnPlatform(me), blueprint, roles: blueprint.roles };
    const kept = keptRole(blueprint)?.key;
    return adminColumns((admin) => {
      const others = admins.filter(
        ({ userId, role, active }) => userId !== admin.userId && role === kept && active,
      );
      const facts = { otherAdmins: others.length };
      return [
        {
          label: t.dismiss,
          icon: <IconUserMinus size={16} aria-hidden />,
          decision: canAppoint(actor, admin.role, blueprint.defaultRole ?? "", facts),
          danger: true,
          run: () => setDismissing(admin),
        },
      ];
    });
  }, [me, blueprint, admins]);
  const shared = { organization };
  return (
    <Section
      title={t.adminsTitle}
      description={t.adminsDescription}
      flush
      actions={
        <Button variant="default" onClick={() => setAppointing(true)}>
          {t.appoint}
        </Button>
      }
    >
      {admins.length === 0 ? (
        <Empty icon={<IconUserShield size={22} />} title={t.noAdmins} />
      ) : (
        <DataTable label={t.adminsTitle} columns={columns} rows={admins} rowId={({ userId }) => userId} />
      )}
      {appointing && <AppointDialog {...shared} onClose={() => setAppointing(false)} />}
      {dismissing !== null && (
        <DismissDialog {...shared} admin={dismissing} onClose={() => setDismissing(null)} />
      )}
    </Section>
  );
}

function adminColumns(actionsOf: (admin: Member) => Action[]) {
  return column.columns([
    column.accessor("name", {
      header: t.admin,
      meta: { card: "head", width: "60%" },
      cell: ({ row: { original } }) => (
        <Person
          name={original.name}
          email={original.email}
          note={
            !original.active && (
              <Badge size="xs" color="red">
                {t.suspendedBadge}
              </Badge>
            )
          }
        />
      ),
    }),
    column.accessor("createdAt", {
      header: t.appointed,
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
