import { signOut } from "@bailiwick/client";
import type { Command } from "commander";
import { forgetCredentials, readCredentials } from "../credentials.ts";
import { Failure, sentenceOf } from "../failure.ts";
import { note } from "../output.ts";

/** `bailiwick logout`: ends the session and forgets its token. */
export function logout(program: Command): void {
  program
    .command("logout")
    .description("sign out and remove the stored session")
    .action(async () => {
      const held = await readCredentials().catch(() => null);
      await forgetCredentials();
      if (held === null) {
        note("You were not signed in.");
        return;
      }
      await signOut(held).catch((error: unknown) => {
        throw new Failure(
          `Signed out here, but the session may still be active at ${held.url}: ${sentenceOf(error)}`,
        );
      });
      note(`Signed out at ${held.url}.`);
    });
}
