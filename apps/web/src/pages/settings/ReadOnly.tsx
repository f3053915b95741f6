import type { Decision } from "@bailiwick/domain";
import { Alert } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";

type Props = {
  readonly decision: Decision;
  /** A link to a detailed explanation, and to who could help. */
  readonly why?: ReactNode;
};

/** Says at the top of a settings page that its reader can't change them, and who can (C2). */
export function ReadOnly({ decision, why }: Props) {
  if (decision.allowed) return null;
  return (
    <Alert color="gray" icon={<IconLock size={18} aria-hidden />} title={texts.settings.readOnlyTitle}>
      {sentenceOf(decision)} {why}
    </Alert>
  );
}
