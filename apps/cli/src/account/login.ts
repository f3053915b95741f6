import { createClient, signIn } from "@bailiwick/client";
import type { Command } from "commander";
import { keepCredentials, readCredentials } from "../credentials.ts";
import { Failure } from "../failure.ts";
import { instanceUrl, localInstance } from "../options.ts";
import { note } from "../output.ts";
import { ask } from "../prompt.ts";

/** Asks for the second factor of an account that has one. */
function askForCode(): Promise<string> {
  if (!process.stdin.isTTY)
    throw new Failure(
      "This account has a second factor: sign in at a terminal, or use a key or a personal token.",
    );
  return ask("Code of your authenticator app, or a recovery code:");
}

/** `bailiwick login`: opens a session and stores its token. Asks for the password, or reads it from piped input. */
export function login(program: Command): void {
  program
    .command("login")
    .description("sign in; the password is prompted for, or read from standard input")
    .option(
      "--url <url>",
      `where the instance is; by default where you were signed in last, or ${localInstance}`,
      instanceUrl,
    )
    .option("--email <address>", "your email address")
    .action(async (options: { url?: string; email?: string }) => {
      // The stored file might be damaged; signing in again repairs it.
      const before = await readCredentials().catch(() => null);
      const url = options.url ?? before?.url ?? localInstance;
      if (options.email === undefined && !process.stdin.isTTY)
        throw new Failure("Pass your address with --email; standard input is read for the password.", {
          usage: true,
        });
      const email = options.email ?? (await ask("Email address:"));
      const password = await ask("Password:", { hidden: true });
      const token = await signIn({ url, email, password, code: () => askForCode() });
      const { user } = await createClient({ url, credential: token }).session.me.query();
      await keepCredentials({ url, email: user.email, token });
      note(`Signed in at ${url} as ${user.email}.`);
    });
}
