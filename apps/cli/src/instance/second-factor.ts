import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printLine } from "../output.ts";
import { addressOf, visitAsOwner } from "./visit.ts";

/** `bailiwick second-factor reset <email>`: takes a lost second factor off an account; only for the operator. */
export function secondFactor(program: Command): void {
  program
    .command("second-factor")
    .description("manage the second factors of this machine's instance")
    .command("reset")
    .description(
      "take authenticator app, passkeys and recovery codes off an account whose person has lost them",
    )
    .argument("<email>", "the account's email address; all its sessions end")
    .action(async (text: string) => {
      const address = addressOf(text);
      const reset = await visitAsOwner(async (owner) => {
        const { rows } = await owner.query<{ reset: boolean | null }>(
          "SELECT authz.reset_lost_second_factor($1) AS reset",
          [address],
        );
        return rows[0]?.reset;
      });
      if (reset !== true) {
        throw new Failure(
          reset === false
            ? `The account with the address ${address} has no second factor.`
            : `No account with the address ${address}.`,
        );
      }
      printLine(`${address} signs in with the password alone now.`);
    });
}
