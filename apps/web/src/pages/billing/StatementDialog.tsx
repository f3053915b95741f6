import type { Blueprint } from "@bailiwick/domain";
import { Modal, Stack, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { useReturnFocus } from "../../ui/useReturnFocus.ts";
import { periodOf, type Statement } from "./cycle.ts";
import { Lines } from "./Lines.tsx";
import { Sums } from "./Sums.tsx";

type Props = {
  readonly organization: string;
  readonly blueprint: Blueprint;
  readonly statement: Statement;
  readonly onClose: () => void;
};

/** A statement with its lines. */
export function StatementDialog({ organization, blueprint, statement, onClose }: Props) {
  useReturnFocus();
  const { startsOn, currency } = statement;
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Text fw={650}>{texts.billing.statementTitle(periodOf(statement))}</Text>}
      size="xl"
    >
      <Stack gap="lg">
        <Sums cycle={statement} total={texts.billing.total} />
        <Lines organization={organization} blueprint={blueprint} startsOn={startsOn} currency={currency} />
      </Stack>
    </Modal>
  );
}
