import type { Decision } from "@bailiwick/domain";
import { Alert } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { texts } from "../../texts/index.ts";

/** Says at the top of a page of settings that its reader cannot change them, and who can (C2). */
export function ReadOnly({ decision }: { readonly decision: Decision }) {
  if (decision.allowed) return null;
  return (
    <Alert color="gray" icon={<IconLock size={18} aria-hidden />} title={texts.settings.readOnlyTitle}>
      {decision.message}
    </Alert>
  );
}
