/**
 * The command that connects the machine on which it is run. The key is asked for, so that it isn't in the shell's history
 * nor in the list of processes.
 */
export function connectCommand(origin: string, workspace: string, kind: string): string {
  const of = kind === "machine" ? "" : ` --kind ${kind}`;
  return `npx bailiwick connect --url ${origin} --workspace ${workspace}${of} --key`;
}
