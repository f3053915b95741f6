import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { OperatorError } from "../operator-error.ts";

const projectRoot = resolve(import.meta.dirname, "../../../..");
const marker = "bailiwick.json";
const format = 1;
/** What a file system or a desktop puts into a folder by itself. */
const ignored = new Set(["lost+found", ".DS_Store", ".gitkeep"]);

function homePath(env: NodeJS.ProcessEnv): string {
  return env.BAILIWICK_HOME ? resolve(env.BAILIWICK_HOME) : join(projectRoot, ".bailiwick");
}

/**
 * Finds the data folder of an existing instance, and creates nothing.
 * @throws OperatorError when there is none, or it can't be read.
 */
export function findHome(env: NodeJS.ProcessEnv): string {
  const path = homePath(env);
  if (!existsSync(join(path, marker))) {
    throw new OperatorError(`There is no Bailiwick in ${path}; start it there first, or set BAILIWICK_HOME.`);
  }
  return openHome(env);
}

function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EACCES" || code === "EPERM") return "this user has no permission";
  if (code === "EROFS") return "the file system is read-only";
  if (code === "ENOSPC") return "the disk is full";
  if (code === "ENOTDIR" || code === "EEXIST") return "there is a file in the way";
  return error instanceof Error ? error.message : String(error);
}

/**
 * Opens the data folder, creating it when it is missing or empty.
 * @param env `BAILIWICK_HOME` names the folder; without it `.bailiwick` in the project's root.
 * @returns the absolute path.
 * @throws OperatorError when the folder is not a Bailiwick data folder, or can't be read or written.
 */
export function openHome(env: NodeJS.ProcessEnv): string {
  const path = homePath(env);
  const markerPath = join(path, marker);
  try {
    // The server runs as another account when Bailiwick runs as root, so others can pass through root's folder.
    mkdirSync(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    if (!existsSync(markerPath)) {
      if (readdirSync(path).some((entry) => !ignored.has(entry) && entry !== marker)) {
        throw new OperatorError(
          `The folder ${path} holds files that are not Bailiwick's; set BAILIWICK_HOME to an empty or new folder.`,
        );
      }
      writeFileSync(markerPath, `${JSON.stringify({ format })}\n`, { mode: 0o644 });
    }
    checkMarker(path, readFileSync(markerPath, "utf8"));
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(`The data folder ${path} cannot be used: ${reason(error)}.`);
  }
  return path;
}

function checkMarker(path: string, text: string): void {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    found = undefined;
  }
  if (typeof found !== "object" || found === null || !("format" in found)) {
    throw new OperatorError(
      `The folder ${path} is not a Bailiwick data folder: its ${marker} cannot be read.`,
    );
  }
  if (found.format !== format) {
    throw new OperatorError(
      `The data folder ${path} has format ${String(found.format)} and this version reads format ${format}; ` +
        "start the version that made it.",
    );
  }
}
