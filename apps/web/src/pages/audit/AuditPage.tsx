import { Group } from "@mantine/core";
import type { ComponentProps } from "react";
import { Page } from "../../ui/Page.tsx";
import { AuditLog } from "./AuditLog.tsx";
import { Checkpoints } from "./Checkpoints.tsx";
import { ExportLog } from "./ExportLog.tsx";
import { ImportedLog } from "./ImportedLog.tsx";
import { useVerify } from "./useVerify.tsx";

type Props = ComponentProps<typeof AuditLog> & { readonly title: string; readonly description: string };

/** A log for people who can read it: to search, verify and export. */
export function AuditPage({ title, description, ...log }: Props) {
  const verify = useVerify(log.place);
  return (
    <Page
      title={title}
      description={description}
      actions={
        <Group gap="sm">
          <ExportLog place={log.place} naming={log.naming} search={log.search} />
          <Checkpoints place={log.place} />
          {verify.button}
        </Group>
      }
    >
      <div>
        {verify.verdict}
        <AuditLog {...log} />
        {"workspace" in log.place && <ImportedLog workspace={log.place.workspace} naming={log.naming} />}
      </div>
    </Page>
  );
}
