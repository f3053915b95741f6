import { can, type PermissionName } from "@bailiwick/domain";
import { IconHelpCircle } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import type { MenuFoot } from "../../ui/ActionMenu.tsx";
import { Why, WhyFor } from "./Why.tsx";

/** The detailed explanation of a refusal where the tenant is one workspace; access is explained only in a workspace. */
export function TenantWhy({ permission }: { readonly permission: PermissionName }) {
  const { here } = useTenant();
  return here === null ? null : <Why here={here} permission={permission} />;
}

/**
 * The same for a menu: its footer, if the reader lacks one of these permissions, and the dialog that the footer opens.
 */
export function useWhyFoot(permissions: readonly PermissionName[]): {
  readonly foot: MenuFoot | undefined;
  readonly dialog: ReactNode;
} {
  const { actor, here } = useTenant();
  const [open, setOpen] = useState(false);
  const lacking = permissions.find((name) => !can(actor, name).allowed);
  if (here === null || lacking === undefined) return { foot: undefined, dialog: null };
  const icon = <IconHelpCircle size={16} aria-hidden />;
  return {
    foot: { label: texts.access.whyAction, icon, run: () => setOpen(true) },
    dialog: open && <WhyFor here={here} permission={lacking} onClose={() => setOpen(false)} />,
  };
}
