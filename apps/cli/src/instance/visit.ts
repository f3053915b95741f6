import { Email } from "@bailiwick/contracts";
import type { RoleUrls } from "@bailiwick/db";
import type { Client } from "pg";
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

/** Connects to it as the owner of its tables, for what no one does through the product. */
export function visitAsOwner<T>(work: (owner: Client) => Promise<T>): Promise<T> {
  return visit(async ({ owner }) => {
    const { default: pg } = await import("pg");
    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  });
}

/** The address of an account, as it is kept. */
export function addressOf(text: string): string {
  const address = Email.safeParse(text);
  if (!address.success) throw new Failure(`“${text}” isn't an email address.`);
  return address.data;
}
