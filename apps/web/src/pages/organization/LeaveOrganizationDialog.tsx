import { useNavigate } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { forgetLanding } from "../../landing.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { privateWindow } from "./RemovePersonDialog.tsx";
import type { InOrganization } from "./useOrganization.ts";

const t = texts.organization;

type Props = { readonly here: InOrganization; readonly onClose: () => void };

/** Leaves the organization, after showing what the person loses; what they have to transfer first is named. */
export function LeaveOrganizationDialog({ here: { organization, blueprint }, onClose }: Props) {
  const navigate = useNavigate();
  const input = { organization: organization.id };
  const leave = useConfirm(trpc.members.leave.mutationOptions(), {
    said: () => t.left(organization.name),
    next: async () => {
      onClose();
      forgetLanding((landing) => landing.organization === organization.slug);
      await navigate(paths.workspaces());
    },
  });
  const { access, owner, privateOne, again } = t.leaveEffects;
  const window = privateWindow(blueprint);
  return (
    <ConfirmDialog
      title={t.leaveTitle(organization.name)}
      effects={[access, owner, ...(window === null ? [] : [privateOne(window)]), again]}
      submit={t.leaveSubmit}
      change={leave}
      onConfirm={() => leave.mutate(input)}
      onClose={onClose}
    >
      <EffectPreview act="members.leave" input={input} />
    </ConfirmDialog>
  );
}
