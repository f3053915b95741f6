import { ActionIcon, Menu, Text } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { type ComponentProps, type ReactNode, useState } from "react";
import { sentenceOf } from "../texts/locale.ts";
import { isNotTheirs, type Verdict } from "./Guarded.tsx";

export type Action = {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly decision?: Verdict;
  readonly danger?: boolean;
  readonly run: () => void;
};

/** The footer of a menu with a refused action: a link to why, and to who could help. */
export type MenuFoot = { readonly label: string; readonly icon?: ReactNode; readonly run: () => void };

/** Announced as disabled, but still reachable with the arrow keys: Mantine's own `disabled` would skip it. */
const refusedItem = (props: ComponentProps<"button">) => <button {...props} type="button" aria-disabled />;

/**
 * The actions on a row, behind a button of three dots. A refused one stays in the list and says why; if none of them is
 * available to the reader, there is no menu.
 */
export function ActionMenu({
  label,
  actions,
  foot,
}: {
  readonly label: string;
  readonly actions: readonly Action[];
  readonly foot?: MenuFoot | undefined;
}) {
  // A menu in each of many rows costs more than the rest of its row: until it is needed, only its button is rendered.
  const [wanted, setWanted] = useState(false);
  if (actions.every(({ decision }) => decision !== undefined && isNotTheirs(decision))) return null;
  const button = {
    variant: "subtle",
    color: "gray",
    size: "lg",
    "aria-label": label,
    children: <IconDots size={18} aria-hidden />,
  } as const;
  if (!wanted) {
    return (
      <ActionIcon {...button} aria-haspopup="menu" aria-expanded={false} onClick={() => setWanted(true)} />
    );
  }
  return (
    <Menu position="bottom-end" width={260} withinPortal defaultOpened>
      <Menu.Target>
        <ActionIcon {...button} autoFocus />
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
