import { trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { OrganizationMember } from "../organization/people.ts";
import type { PlatformOrganization } from "./PlanSection.tsx";

const t = texts.platform;

type Props = {
  readonly organization: PlatformOrganization;
  readonly admin: OrganizationMember;
  readonly onClose: () => void;
};

/** Takes back an appointment; the person stays in the organization like any other (S32). */
export function DismissDialog({ organization, admin, onClose }: Props) {
  const dismiss = useChange(trpc.platform.dismissOrganizationAdmin.mutationOptions(), {
    said: ({ name }) => t.dismissed(name),
    next: onClose,
    failed: () => true,
  });
  const { reach, stays, again } = t.dismissEffects;
  return (
    <ConfirmDialog
      title={t.dismissTitle(admin.name)}
      effects={[reach(admin.name), stays, again]}
      submit={t.dismissSubmit}
      cancel={texts.common.cancel}
      busy={dismiss.isPending}
      error={dismiss.error === null ? null : failureOf(dismiss.error).message}
      onConfirm={() => dismiss.mutate({ organization: organization.id, userId: admin.userId })}
      onClose={onClose}
    />
  );
}
