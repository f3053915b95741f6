import type { RoleUrls } from "@bailiwick/db";
import { Failure } from "../failure.ts";

/** Goes to the database of this machine's instance, as the server finds it: by DATABASE_URL, or else by BAILIWICK_HOME. */
export async function visit<T>(work: (urls: RoleUrls) => Promise<T>): Promise<T> {
  // The database package is the operator's part, and takes a while to load.
  const { OperatorError, visitInstance } = await import("@bailiwick/db");
  return visitInstance(process.env, work).catch((error: unknown) => {
    throw error instanceof OperatorError ? new Failure(error.message) : error;
  });
}
