import type { RoleUrls } from "@bailiwick/db";
import { Failure } from "../failure.ts";

/**
 * Connects to the database of this machine's instance, as the server finds it: from DATABASE_URL, or else
 * BAILIWICK_HOME.
 */
export async function visit<T>(work: (urls: RoleUrls, secret: string) => Promise<T>): Promise<T> {
  // The database package is only for operators, and takes a while to load.
  const { OperatorError, visitInstance } = await import("@bailiwick/db");
  return visitInstance(process.env, work).catch((error: unknown) => {
    throw error instanceof OperatorError ? new Failure(error.message) : error;
  });
}
