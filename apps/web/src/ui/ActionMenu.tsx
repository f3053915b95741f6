import { ActionIcon, Menu, Text } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import type { ComponentProps, ReactNode } from "react";
import { sentenceOf } from "../texts/locale.ts";
import type { Verdict } from "./Guarded.tsx";

export type Action = {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly decision?: Verdict;
  readonly danger?: boolean;
  readonly run: () => void;
};

/** At the foot of a menu in which something is refused: the way to why, and to who could help. */
export type MenuFoot = { readonly label: string; readonly icon?: ReactNode; readonly run: () => void };

/** Said to be disabled, and still reached by the arrow keys: Mantine's own `disabled` would pass over it. */
const refusedItem = (props: ComponentProps<"button">) => <button {...props} type="button" aria-disabled />;

/** The actions on a row, behind a button of three dots. A refused one stays in the list and says why. */
export function ActionMenu({
  label,
  actions,
  foot,
}: {
  readonly label: string;
  readonly actions: readonly Action[];
  readonly foot?: MenuFoot | undefined;
}) {
  if (actions.length === 0) return null;
  return (
    <Menu position="bottom-end" width={260} withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label} size="lg">
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ label: name, icon, decision, danger, run }) => {
          const refusal = decision === undefined || decision.allowed ? null : sentenceOf(decision);
          return (
            <Menu.Item
              key={name}
              leftSection={icon}
              {...(danger && refusal === null ? { c: "var(--mantine-color-error)" } : {})}
              {...(refusal === null
                ? { onClick: run }
                : {
                    renderRoot: refusedItem,
                    closeMenuOnClick: false,
                    c: "dimmed",
                  })}
            >
              {name}
              {refusal !== null && (
                <Text size="xs" c="dimmed">
                  {refusal}
                </Text>
              )}
            </Menu.Item>
          );
        })}
        {foot !== undefined && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={foot.icon} onClick={foot.run}>
              {foot.label}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
