import { readFile } from "node:fs/promises";
import { addBlueprint, type BlueprintSpec, InconsistentBlueprint } from "@bailiwick/domain";
import { OperatorError } from "../operator-error.ts";

const setting = "BAILIWICK_BLUEPRINTS";

/** The keys of the blueprints that these files declare, by path. */
const read = new Map<string, string>();

/** Whether an entry of `BAILIWICK_BLUEPRINTS` is the path of a file; otherwise it is the key of a built-in blueprint. */
function isFile(entry: string): boolean {
  return entry.endsWith(".json");
}

/**
 * The key of a blueprint that `BAILIWICK_BLUEPRINTS` names: of a file that {@link addBlueprintFiles} has added, what it
 * declares; anything else as it is.
 */
export function keyOfBlueprint(entry: string): string {
  return read.get(entry) ?? entry;
}

/**
 * Adds the blueprints that an operator declares in files of JSON, which `BAILIWICK_BLUEPRINTS` names among the built-in
 * ones. A file is held to the same rules as those, and is read once in a process.
 * @throws OperatorError, naming the file and what is wrong in it
 */
export async function addBlueprintFiles(env: NodeJS.ProcessEnv): Promise<void> {
  const entries = (env[setting] ?? "").split(",").map((entry) => entry.trim());
  for (const path of entries.filter(isFile)) {
    if (!read.has(path)) read.set(path, add(path, await readSpec(path)));
  }
}

function add(path: string, spec: BlueprintSpec): string {
  try {
    return addBlueprint(spec).key;
  } catch (error) {
    if (error instanceof InconsistentBlueprint) throw wrong(path, error.message);
    if (error instanceof RangeError) throw wrong(path, `${error.message}.`);
    throw error;
  }
}

async function readSpec(path: string): Promise<BlueprintSpec> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new OperatorError(`${setting} names ${path}, which can't be read by this user.`);
  });
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw wrong(path, `it is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  // Loaded only with a file: most instances have none.
  const { BlueprintFile } = await import("./blueprint-shape.ts");
  const shaped = BlueprintFile.safeParse(given);
  if (shaped.success) return shaped.data as BlueprintSpec;
  const faults = shaped.error.issues.map(({ path: at, message }) => `- ${at.join(".")}: ${message}`);
  throw wrong(path, `it is not the declaration of a blueprint:\n${faults.join("\n")}`);
}

function wrong(path: string, why: string): OperatorError {
  return new OperatorError(`The blueprint in ${path} can't be used: ${why}`);
}
