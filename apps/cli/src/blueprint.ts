import type { Client } from "@bailiwick/client";
import { addBlueprint, type Blueprint, type BlueprintSpec, blueprint, blueprints } from "@bailiwick/domain";

/** The blueprint with this key; one that is not built in is the operator's, and comes from the instance. */
export async function blueprintOf(client: Client, key: string): Promise<Blueprint> {
  if (!(key in blueprints)) {
    const { addedBlueprints } = await client.instance.get.query();
    // The instance checked them when it started.
    for (const spec of addedBlueprints) addBlueprint(spec as unknown as BlueprintSpec);
  }
  return blueprint(key);
}
