import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { Member } from "../organization/people.ts";
import type { PlatformOrganization } from "./PlanSection.tsx";

const t = texts.platform;

type Props = {
  readonly organization: PlatformOrganization;
  readonly admin: Member;
  readonly onClose: () => void;
};

/** Revokes an appointment; the person stays in the organization like any other (S32). */
export function DismissDialog({ organization, admin, onClose }: Props) {
  const dismiss = useConfirm(trpc.platform.dismissOrganizationAdmin.mutationOptions(), {
    said: ({ name }) => t.dismissed(name),
    next: onClose,
  });
  const { reach, stays, again } = t.dismissEffects;
  return (
    <ConfirmDialog
      title={t.dismissTitle(admin.name)}
      effects={[reach(admin.name), stays, again]}
      submit={t.dismissSubmit}
      change={dismiss}
      onConfirm={() => dismiss.mutate({ organization: organization.id, userId: admin.userId })}
      onClose={onClose}
    />
  );
}
