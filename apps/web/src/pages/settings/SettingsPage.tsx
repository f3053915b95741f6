import { Outlet } from "@tanstack/react-router";
import { LinkTabs } from "../../LinkTabs.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { useWorkspace } from "../../workspace.ts";

const t = texts.settings;

/** The settings of the workspace, each of their parts a page of its own. */
export function SettingsPage() {
  const { workspace, address, blueprint } = useWorkspace();
  const { general, defaults, plan, danger } = t.tabs;
  // Where a workspace is one of several, the plan is its organization's.
  const hasPlan = blueprint.topology === "flat" && blueprint.plans.length > 1;
  return (
    <Page title={t.title} description={t.description(workspace.name)}>
      <LinkTabs
        label={t.title}
        tabs={[
          { key: "general", label: general, link: paths.settings(address) },
          ...(blueprint.settings.length > 0
            ? [{ key: "defaults", label: defaults, link: paths.defaults(address) }]
            : []),
          ...(hasPlan ? [{ key: "plan", label: plan, link: paths.plan(address) }] : []),
          { key: "danger", label: danger, link: paths.danger(address) },
        ]}
      />
      <Outlet />
    </Page>
  );
}
