import type { WorkspaceFacts } from "./lifecycle.ts";

export const north: WorkspaceFacts = {
  state: "active",
  slug: "north",
  name: "Zürich – Nord",
  isDefault: false,
  activeWorkspaces: 2,
  activeLimit: 100,
  plan: null,
};

export const room = (activeWorkspaces: number, activeLimit: number | null) => ({
  activeWorkspaces,
  activeLimit,
  plan: null,
});
