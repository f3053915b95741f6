import { z } from "zod";
import { storedFile } from "../stored.ts";

const Registration = z.object({
  url: z.url(),
  machine: z.string(),
  workspace: z.string(),
  credential: z.string().min(1),
});

/** As which machine this one is registered: where, its name, and its credential. */
export type Registration = z.infer<typeof Registration>;

/** The registration of this machine, in a file that only its user can read. */
export const registration = storedFile("machine.json", Registration, {
  what: "machine's credentials",
  again: "delete the file and connect again",
});
