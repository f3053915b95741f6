import { Outlet } from "@tanstack/react-router";
import { PageTabs } from "../../shell/PageTabs.tsx";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { useWorkspace } from "../../workspace.ts";

const t = texts.settings;

/** The settings of the workspace, with a page for each part. */
export function SettingsPage() {
  const { workspace } = useWorkspace();
  return (
    <Page title={texts.pages.settings} description={t.description(workspace.name)}>
      <PageTabs of="settings" scope="workspace" label={texts.pages.settings} />
      <Outlet />
    </Page>
  );
}
