import { can, filePermissions } from "@bailiwick/domain";
import { Button, FileButton, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Page } from "../../ui/Page.tsx";
import { type InWorkspace, useWorkspace } from "../../workspace.ts";
import { Ask, placeOf, Why } from "../access/Why.tsx";
import { CredentialDialog } from "./CredentialDialog.tsx";
import { FileList } from "./FileList.tsx";
import { sizeOf, upload } from "./files.ts";

const t = texts.files;

/** The files of the workspace, and temporary credentials for them (P25); people who can't read them see who can. */
export function FilesPage() {
  const here = useWorkspace();
  const decision = can(here.actor, filePermissions.read);
  if (decision.allowed) return <Readable here={here} />;
  return (
    <Page title={texts.pages.files} actions={<Ask place={placeOf(here)} permission="storage:read" />}>
      <Problem failure={refusedHere(decision)} />
    </Page>
  );
}

function Readable({ here }: { readonly here: InWorkspace }) {
  const { workspace, actor } = here;
  const [prefix, setPrefix] = useState("");
  const [asking, setAsking] = useState(false);
  const { data } = useQuery(trpc.storage.list.queryOptions({ workspace: workspace.id, limit: 1 }));
  const write = can(actor, filePermissions.write);
  const store = useChange(
    { mutationFn: (file: File) => upload(workspace.id, `${prefix}${file.name}`, file) },
    { said: (path) => t.stored(path) },
  );
  return (
    <Page
      title={texts.pages.files}
      description={
        data === undefined
          ? t.description
          : t.use(data.use.files, sizeOf(data.use.bytes), data.limit === null ? null : number(data.limit))
      }
      actions={
        <Group gap="sm">
          <Button variant="default" onClick={() => setAsking(true)}>
            {t.getCredential}
          </Button>
          <Guarded decision={write} why={<Why here={here} permission="storage:write" />}>
            <FileButton onChange={(file) => file !== null && store.mutate(file)}>
              {(props) => (
                <Button {...props} loading={store.isPending}>
                  {t.upload}
                </Button>
              )}
            </FileButton>
          </Guarded>
        </Group>
      }
    >
      <FileList workspace={workspace.id} write={write} prefix={prefix} onPrefix={setPrefix} />
      {asking && (
        <CredentialDialog
          workspace={workspace.id}
          write={write}
          prefix={prefix}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}
