import { Kbd, Modal, Table, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { texts } from "../texts/index.ts";
import { useReturnFocus } from "../ui/useReturnFocus.ts";
import { modifier, showShortcuts } from "./shortcuts.ts";

const t = texts.shortcuts;

const shortcuts = [
  { keys: [modifier, "K"], does: t.palette },
  { keys: ["?"], does: t.list },
  { keys: ["Esc"], does: t.escape },
  { keys: ["Tab"], does: t.skip },
  { keys: ["ArrowUp", "ArrowDown"], does: t.arrows },
  { keys: ["Enter"], does: t.enter },
] as const;

/** Keys whose symbol says more than their name, and that not every font has. */
const pictures: Readonly<Record<string, ReactNode>> = {
  ArrowUp: <IconArrowUp size={12} aria-label={t.up} />,
  ArrowDown: <IconArrowDown size={12} aria-label={t.down} />,
};

/** The keyboard shortcuts. */
export default function Shortcuts() {
  useReturnFocus();
  return (
    <Modal opened onClose={() => showShortcuts(false)} title={<Text fw={650}>{t.title}</Text>}>
      <Table aria-label={t.title}>
        <Table.Tbody>
          {shortcuts.map(({ keys, does }) => (
            <Table.Tr key={does}>
              <Table.Td>{does}</Table.Td>
              <Table.Td ta="right">
                {keys.map((key) => (
                  <Kbd key={key} ms={4}>
                    {pictures[key] ?? key}
                  </Kbd>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
