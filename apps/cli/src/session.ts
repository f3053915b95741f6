import { type Client, createClient } from "@bailiwick/client";
import { type Command, Option } from "commander";
import { keepCredentials, readCredentials } from "./credentials.ts";
import { Failure } from "./failure.ts";

/**
 * The client of whoever is signed in. A fresh session token is kept at once.
 * @throws Failure when nobody is.
 */
export async function signedIn(): Promise<Client> {
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

/** The option that names a workspace. */
export function inWorkspace(command: Command): Command {
  return command.option(
    "-w, --workspace <ref>",
    'its slug, "<organization>/<slug>" or id; by default the one where you land',
  );
}

/**
 * The workspace that a command is about: the one named, else the one where the session lands.
 * @throws Failure when there is neither.
 */
export async function workspaceOf(client: Client, named: string | undefined): Promise<string> {
  if (named !== undefined) return named;
  const { landing } = await client.session.me.query();
  if (landing === null) throw new Failure("No default workspace. Pass --workspace.", { usage: true });
  return landing.id;
}

/** The option that names an organization. */
export function inOrganization(command: Command): Command {
  return command.option(
    "-o, --organization <ref>",
    "its slug or id; by default the one of the workspace where you land",
  );
}

/**
 * The organization that a command is about: the one named, else the one where the session lands. A workspace that stands
 * alone is in one of its own that bears its slug.
 * @throws Failure when there is neither.
 */
export async function organizationOf(client: Client, named: string | undefined): Promise<string> {
  if (named !== undefined) return named;
  const { landing } = await client.session.me.query();
  if (landing === null) throw new Failure("No default workspace. Pass --organization.", { usage: true });
  return landing.organization;
}

/** A workspace, or an organization itself, as a command's options name it. */
export type NamedPlace = { readonly workspace?: string; readonly organization?: string };

/** The options for what there is at either level: a workspace, or an organization, which `help` explains. */
export function inPlace(command: Command, help: string): Command {
  return inWorkspace(command).addOption(
    new Option("--organization <ref>", `${help}, by its slug or id`).conflicts("workspace"),
  );
}

/** The place that a command is about: the organization named, else a workspace, as {@link workspaceOf} finds it. */
export async function placeOf(
  client: Client,
  { workspace, organization }: NamedPlace,
): Promise<{ workspace: string } | { organization: string }> {
  return organization === undefined ? { workspace: await workspaceOf(client, workspace) } : { organization };
}
