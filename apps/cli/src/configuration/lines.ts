import type { Outputs } from "@bailiwick/client";

type Plan = Outputs["configuration"]["plan"];
export type Change = Plan["changes"][number];

const signs = { add: "+", change: "~", remove: "-" } as const;

/** What a file changes, one thing in a line: with what it becomes, and what it was. */
export function changeLines(changes: readonly Change[]): string[] {
  return changes.map(({ part, action, id, before, after }) => {
    const what = `${signs[action]} ${part.replaceAll("_", " ")} ${Object.values(id).join(" ")}`;
    const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
      (field) => !(field in id) && JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field]),
    );
    const details = fields.map((field) => {
      const [was, becomes] = [wordOf(before?.[field]), wordOf(after?.[field])];
      return action === "change"
        ? `${field}: ${was} → ${becomes}`
        : `${field}: ${action === "add" ? becomes : was}`;
    });
    return details.length === 0 || action === "remove" ? what : `${what} (${details.join(", ")})`;
  });
}

/** Who gains and who loses what by it. */
export function effectLines({ effects, invited }: Plan): string[] {
  const lines = (effects?.changes ?? []).map(({ name, email, workspace, kind, gains, losses }) => {
    const where = workspace === null ? "" : ` in ${workspace.name}`;
    const who = `${name} <${email}>`;
    if (kind === "gains_access") return `${who} gains access${where}`;
    if (kind === "loses_access") return `${who} loses access${where}`;
    return `${who}${where}: ${[...gains.map((each) => `+${each}`), ...losses.map((each) => `-${each}`)].join(" ")}`;
  });
  const more = (effects?.total ?? 0) - lines.length;
  return [
    ...lines,
    ...(more > 0 ? [`and ${more} more`] : []),
    ...invited.map((email) => `${email} gets an invitation`),
  ];
}

function wordOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
