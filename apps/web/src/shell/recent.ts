/** How many are remembered. */
const most = 5;

// Only in memory: the browser stores nothing about where a person was (M42).
let opened: readonly string[] = [];

/** The ids of the workspaces opened since the console was loaded, most recent first. */
export function recentWorkspaces(): readonly string[] {
  return opened;
}

/** Remembers that a workspace was opened. */
export function rememberWorkspace(id: string): void {
  opened = [id, ...opened.filter((each) => each !== id)].slice(0, most);
}
