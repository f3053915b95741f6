import { Outlet } from "@tanstack/react-router";
import { LinkTabs } from "../../LinkTabs.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { useWorkspace } from "../../workspace.ts";

const says = texts.settings;

/** The settings of the workspace, each of their parts a page of its own. */
export function SettingsPage() {
  const { workspace, blueprint } = useWorkspace();
  const { slug } = workspace;
  const { general, plan, danger } = says.tabs;
  return (
    <Page title={says.title} says={says.says(workspace.name)}>
      <LinkTabs
        label={says.title}
        tabs={[
          { key: "general", label: general, link: paths.settings(slug) },
          ...(blueprint.plans.length > 1 ? [{ key: "plan", label: plan, link: paths.plan(slug) }] : []),
          { key: "danger", label: danger, link: paths.danger(slug) },
        ]}
      />
      <Outlet />
    </Page>
  );
}
