import { open, rm } from "node:fs/promises";
import { Failure } from "../failure.ts";

/**
 * A new file for a receipt, before anything is moved: by then it is known that it can be written.
 * @throws Failure when there is a file of this name, or none can be written there
 */
export async function createReceipt(path: string) {
  const file = await open(path, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(
      error.code === "EEXIST"
        ? `There is already a file ${path}.`
        : `${path} can't be written (${error.code}).`,
    );
  });
  return {
    write: async (receipt: unknown) => {
      await file.writeFile(`${JSON.stringify(receipt, null, 2)}\n`);
      await file.close();
    },
    /** Removes it again: nothing was moved. */
    discard: async () => {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
