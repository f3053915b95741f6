import { Tabs } from "@mantine/core";
import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { useWorkspace } from "../../workspace.ts";

const says = texts.settings;

/** The settings of the workspace, one tab a page of its own. */
export function SettingsPage() {
  const navigate = useNavigate();
  const { workspace, blueprint } = useWorkspace();
  const { pathname } = useLocation();
  const { slug } = workspace;
  const tabs = {
    general: paths.settings(slug),
    ...(blueprint.plans.length > 1 ? { plan: paths.plan(slug) } : {}),
    danger: paths.danger(slug),
  };
  const last = pathname.split("/").filter(Boolean).at(-1);
  const current = last === "plan" || last === "danger" ? last : "general";
  return (
    <Page title={says.title} says={says.says(workspace.name)}>
      <Tabs
        value={current}
        onChange={(tab) => {
          const to = tabs[tab as keyof typeof tabs];
          if (to !== undefined) void navigate(to);
        }}
      >
        <Tabs.List>
          {(Object.keys(tabs) as (keyof typeof says.tabs)[]).map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {says.tabs[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Outlet />
    </Page>
  );
}
