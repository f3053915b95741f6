import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import envPaths from "env-paths";
import type { z } from "zod";
import { Failure } from "./failure.ts";

/**
 * A file with a secret among the user's settings: the platform's folder for them, on Linux under XDG_CONFIG_HOME, else
 * ~/.config. `what` is what it holds, and `again` how to get another.
 */
export function storedFile<Shape extends z.ZodType>(
  name: string,
  shape: Shape,
  { what, again }: { readonly what: string; readonly again: string },
) {
  const file = () => join(envPaths("bailiwick", { suffix: "" }).config, name);
  return {
    file,
    /** What is stored; null if nothing is. @throws Failure when the file is not one of ours */
    read: async (): Promise<z.infer<Shape> | null> => {
      const text = await readFile(file(), "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return null;
        throw new Failure(`The ${what} in ${file()} cannot be read: ${error.message}.`);
      });
      if (text === null) return null;
      try {
        return shape.parse(JSON.parse(text));
      } catch {
        throw new Failure(`The ${what} in ${file()} are damaged; ${again}.`);
      }
    },
    /** Stores it, readable only by this user; replaces an earlier one atomically. */
    keep: async (value: z.infer<Shape>): Promise<void> => {
      const draft = `${file()}.${process.pid}`;
      await mkdir(dirname(file()), { recursive: true, mode: 0o700 });
      await writeFile(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
      await rename(draft, file());
    },
    forget: (): Promise<void> => rm(file(), { force: true }),
  };
}
