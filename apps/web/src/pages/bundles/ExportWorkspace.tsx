import { can, permission } from "@bailiwick/domain";
import { Button } from "@mantine/core";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { paragraph } from "../../texts/paragraph.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Section } from "../../ui/Section.tsx";
import { useWorkspace } from "../../workspace.ts";
import { Why } from "../access/Why.tsx";
import { exportBundle } from "./sending.ts";

const workspaceExport = permission("workspace:export_bundle");

const t = texts.bundles;

/** Downloads the workspace as one signed file. */
export function ExportWorkspace() {
  const here = useWorkspace();
  const { workspace, actor } = here;
  const decision = can(actor, workspaceExport);
  const save = useChange(
    { mutationFn: ({ id }: { readonly id: string }) => exportBundle(id) },
    { said: () => t.exported(workspace.name) },
  );
  const text = save.isPending ? t.exporting : t.exportDescription;
  return (
    <Section
      title={t.exportTitle}
      description={decision.allowed ? text : paragraph(text, sentenceOf(decision))}
      actions={
        <Guarded decision={decision} why={<Why here={here} permission="workspace:export_bundle" />}>
          <Button variant="default" loading={save.isPending} onClick={() => save.mutate(workspace)}>
            {t.export}
          </Button>
        </Guarded>
      }
    />
  );
}
