import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { addressOf, visitAsOwner } from "./visit.ts";

/** `bailiwick platform-admin <email>`: makes a person with an account the platform admin; only for the operator. */
export function platformAdmin(program: Command): void {
  program
    .command("platform-admin")
    .description("make an account the platform admin of this machine's instance")
    .argument("<email>", "the account's email address; this confirms it")
    .action(async (text: string) => {
      const address = addressOf(text);
      const found = await visitAsOwner(async (owner) => {
        const { rowCount } = await owner.query(
          `WITH person AS (UPDATE identity."user" SET email_verified = true WHERE email = $1 RETURNING id)
           INSERT INTO identity.platform_admin (user_id) SELECT id FROM person ON CONFLICT (user_id) DO UPDATE
             SET user_id = excluded.user_id`,
          [address],
        );
        return rowCount === 1;
      });
      if (!found) throw new Failure(`No account with the address ${address}. Sign up with it first.`);
      process.stdout.write(`${address} is a platform admin now.\n`);
    });
}
