import type { Plan } from "@bailiwick/domain";
import { Button, CopyButton, Group, Modal, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { texts } from "../../texts/index.ts";
import type { OnPlan } from "./PlanParts.tsx";

const t = texts.plan;

type Props = {
  readonly organization: OnPlan;
  readonly plan: Plan;
  /** The current plan. */
  readonly current: Plan;
  readonly onClose: () => void;
};

/** How to get a plan that customers can't choose: whom to ask, and what to send them (V35, V38). */
export function ContactDialog({ organization: { name, slug }, plan, current, onClose }: Props) {
  const message = t.contactMessage(plan.name, name, slug, current.name);
  return (
    <Modal opened onClose={onClose} title={<Text fw={650}>{t.contactTitle(plan.name)}</Text>}>
      <Stack gap="md">
        <Text size="sm">{t.contactDescription(plan.name)}</Text>
        <Text size="sm" component="blockquote" m={0} pl="md" style={{ borderLeft: "3px solid var(--line)" }}>
          {message}
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {texts.common.close}
          </Button>
          <CopyButton value={message}>
            {({ copied, copy }) => (
              <Button
                leftSection={
                  copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
                }
                onClick={copy}
              >
                {copied ? t.contactCopied : t.contactCopy}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Modal>
  );
}
