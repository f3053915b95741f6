const key = "bailiwick-recent-workspaces";
/** How many are remembered. */
const most = 5;

/** The ids of the workspaces that were opened last in this browser, the latest first. Never throws. */
export function recentWorkspaces(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

/** Remembers that a workspace was opened; without storage nothing is remembered. */
export function rememberWorkspace(id: string): void {
  const ids = [id, ...recentWorkspaces().filter((each) => each !== id)].slice(0, most);
  try {
    localStorage.setItem(key, JSON.stringify(ids));
  } catch {
    // Without storage the list of all is there.
  }
}
