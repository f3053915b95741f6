import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/** A function that ran. */
export type Call = { readonly functionName: string; readonly url: string; readonly lineNumber: number };
type Node = { readonly id: number; readonly callFrame: Call; readonly children?: readonly number[] };

/** A profile of V8, as its inspector gives it. */
export type Profile = {
  readonly nodes: readonly Node[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
};

/** A share of the busy time of a process. */
export type Share = { readonly of: string; readonly share: number };

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Whose file it is: a package's, Node's, or ours; null for what the engine runs itself. */
export function ownerOf({ url }: Call): string | null {
  if (url === "") return null;
  if (url.startsWith("node:")) return "Node";
  const path = relative(root, url.startsWith("file:") ? fileURLToPath(url) : url);
  const packages = path.split("node_modules/");
  if (packages.length === 1) return path;
  const [scope = "", name = ""] = (packages.at(-1) ?? "").split("/");
  return scope.startsWith("@") ? `${scope}/${name}` : scope;
}

/**
 * What the busy time of a process went to: each sample counts for the innermost frame that has a name, so that what the
 * engine does counts for its caller.
 * @param name what a frame counts for; null to count for its caller
 */
export function busyTimes(
  { nodes, samples = [], timeDeltas = [] }: Profile,
  name: (call: Call) => string | null,
): Share[] {
  const named = new Map<number, string>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const walk = (id: number, inherited: string) => {
    const node = byId.get(id);
    if (node === undefined) return;
    const { functionName } = node.callFrame;
    const own = functionName === "(garbage collector)" ? "garbage collection" : name(node.callFrame);
    named.set(id, own ?? inherited);
    for (const child of node.children ?? []) walk(child, own ?? inherited);
  };
  const [first] = nodes;
  if (first !== undefined) walk(first.id, "the engine and the system");
  const times = new Map<string, number>();
  let busy = 0;
  samples.forEach((id, at) => {
    if (byId.get(id)?.callFrame.functionName === "(idle)") return;
    const of = named.get(id) ?? "";
    const time = timeDeltas[at] ?? 0;
    times.set(of, (times.get(of) ?? 0) + time);
    busy += time;
  });
  return [...times]
    .map(([of, time]) => ({ of, share: time / busy }))
    .sort((one, other) => other.share - one.share);
}
