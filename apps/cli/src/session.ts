import { type Client, createClient } from "@bailiwick/client";
import { type Command, Option } from "commander";
import { keepCredentials, readCredentials } from "./credentials.ts";
import { Failure } from "./failure.ts";
import { instanceOfKey, keyInUse } from "./key.ts";

/**
 * The caller's client: with the key in BAILIWICK_KEY or, without one, as the person who is signed in.
 * @throws Failure when there is neither.
 */
export async function signedIn(): Promise<Client> {
  const key = keyInUse();
  return key === null ? asPerson() : createClient({ url: await instanceOfKey(), credential: key });
}

/**
 * The client of the person who is signed in, for what only people do. A new session token is stored immediately.
 * @throws Failure when not signed in, or when there is a key instead.
 */
export async function asPerson(): Promise<Client> {
  if (keyInUse() !== null)
    throw new Failure("A key can't do this. Unset BAILIWICK_KEY to do it as the person who is signed in.");
  let held = await readCredentials();
  if (held === null) throw new Failure('Not signed in. Run "bailiwick login".');
  const { url, email } = held;
  return createClient({
    url,
    credential: {
      get: () => held?.token ?? null,
      set: async (token) => {
        held = { url, email, token };
        await keepCredentials(held);
      },
    },
  });
}

/** The option for a workspace. */
export function inWorkspace(command: Command): Command {
  return command.option(
    "-w, --workspace <ref>",
    'its slug, "<organization>/<slug>" or id; by default the one where you land',
  );
}

/**
 * The workspace of a command: the named one, else the session's.
 * @throws Failure when there is neither.
 */
export async function workspaceOf(client: Client, named: string | undefined): Promise<string> {
  if (named !== undefined) return named;
  if (keyInUse() !== null) throw new Failure("Pass --workspace: a key has no default.", { usage: true });
  const { landing } = await client.session.me.query();
  if (landing === null) throw new Failure("No default workspace. Pass --workspace.", { usage: true });
  return landing.id;
}

/** The option for an organization. */
export function inOrganization(command: Command): Command {
  return command.option(
    "-o, --organization <ref>",
    "its slug or id; by default the one of the workspace where you land",
  );
}

/**
 * The organization of a command: the named one, else the session's. A standalone workspace is in its own organization
 * with the same slug.
 * @throws Failure when there is neither.
 */
export async function organizationOf(client: Client, named: string | undefined): Promise<string> {
  if (named !== undefined) return named;
  if (keyInUse() !== null) throw new Failure("Pass --organization: a key has no default.", { usage: true });
  const { landing } = await client.session.me.query();
  if (landing === null) throw new Failure("No default workspace. Pass --organization.", { usage: true });
  return landing.organization;
}

/** A workspace, or an organization itself, from a command's options. */
export type NamedPlace = { readonly workspace?: string; readonly organization?: string };

/** The options for what exists at both levels: a workspace, or an organization, which `help` explains. */
export function inPlace(command: Command, help: string): Command {
  return inWorkspace(command).addOption(
    new Option("--organization <ref>", `${help}, by its slug or id`).conflicts("workspace"),
  );
}

/** The place of a command: the named organization, else a workspace, as in {@link workspaceOf}. */
export async function placeOf(
  client: Client,
  { workspace, organization }: NamedPlace,
): Promise<{ workspace: string } | { organization: string }> {
  return organization === undefined ? { workspace: await workspaceOf(client, workspace) } : { organization };
}
