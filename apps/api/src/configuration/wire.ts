import type { ConfigurationChange as Wire } from "@bailiwick/contracts";
import type { ConfigurationChange } from "@bailiwick/domain";
import type { z } from "zod";

/** Changes in wire format. */
export function wireChanges(changes: readonly ConfigurationChange[]): z.input<typeof Wire>[] {
  return changes.map(({ part, action, id, before, after }) => ({
    part,
    action,
    id: { ...id },
    before: before as z.input<typeof Wire>["before"],
    after: after as z.input<typeof Wire>["after"],
  }));
}
