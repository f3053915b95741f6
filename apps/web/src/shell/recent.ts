/** How many are remembered. */
const most = 5;

// In memory alone: nothing of where a person was stays in the browser (M42).
let opened: readonly string[] = [];

/** The ids of the workspaces that were opened since the console was loaded, the latest first. */
export function recentWorkspaces(): readonly string[] {
  return opened;
}

/** Remembers that a workspace was opened. */
export function rememberWorkspace(id: string): void {
  opened = [id, ...opened.filter((each) => each !== id)].slice(0, most);
}
