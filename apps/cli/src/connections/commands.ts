import type { Client } from "@bailiwick/client";
import type { ConnectionStop } from "@bailiwick/domain";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { note, printJson, printLine, printTable } from "../output.ts";
import { ask } from "../prompt.ts";
import { asPerson, inOrganization, organizationOf, signedIn } from "../session.ts";

type Options = { readonly organization?: string; readonly json?: boolean };

/** `bailiwick connections …` */
export function connections(root: Command): void {
  const group = root
    .command("connections")
    .description("manage single sign-on: the providers by which people sign in to an organization");
  for (const command of [list, create, update, turnOn, turnOff, remove]) command(group);
}

/**
 * The connection of the organization with this name or id.
 * @throws Failure when there is none that the caller can see, or several of this name
 */
async function connectionNamed(client: Client, organization: string, named: string) {
  const { items } = await client.connections.list.query({ organization });
  const found = items.filter(({ id, name }) => id === named || name === named.normalize("NFC").trim());
  const [connection] = found;
  if (connection === undefined)
    throw new Failure(`There is no connection ${named} here. "bailiwick connections list" lists them.`);
  if (found.length > 1) throw new Failure(`Several connections are called ${named}. Pass the id of one.`);
  return connection;
}

const stateOf = (stopped: ConnectionStop | null, testedAt: string | null): string => {
  if (stopped === null) return "on";
  if (stopped === "plan") return "off, not in the plan";
  return testedAt === null ? "off, not tested" : "off";
};

const about = (connections: Command, name: string, description: string) =>
  inOrganization(connections.command(name)).description(description).option("--json", "print JSON");

/** `bailiwick connections list`: lists connections, oldest first, without their secrets. */
function list(connections: Command): void {
  about(connections, "list", "list connections, oldest first").action(async ({ json, ...named }: Options) => {
    const client = await signedIn();
    const organization = await organizationOf(client, named.organization);
    const { items, redirectUri } = await client.connections.list.query({ organization });
    if (json) return printJson({ items, redirectUri });
    printTable(
      ["id", "name", "issuer", "client", "role", "people", "state"],
      items.map(({ id, name, issuer, clientId, role, people, stopped, testedAt }) => [
        id,
        name,
        issuer,
        clientId,
        role,
        String(people),
        stateOf(stopped, testedAt),
      ]),
    );
    note(`Redirect URI: ${redirectUri}`);
  });
}

type Created = Options & {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly role: string;
};

/** `bailiwick connections create`: sets single sign-on up; asks for the client secret, or reads it from standard input. */
function create(connections: Command): void {
  about(
    connections,
    "create",
    "set up single sign-on by OpenID Connect, off until it was tested in the console",
  )
    .requiredOption("--name <name>", "such as the provider")
    .requiredOption("--issuer <address>", "the provider, as it names itself")
    .requiredOption("--client-id <id>", "what the provider calls this instance")
    .requiredOption("--role <role>", "what people get who sign in for the first time")
    .action(async ({ name, issuer, clientId, role, json, ...named }: Created) => {
      const client = await asPerson();
      const organization = await organizationOf(client, named.organization);
      const clientSecret = await ask("Client secret:", { hidden: true });
      const given = { organization, name, issuer, clientId, clientSecret, role };
      const created = await client.connections.create.mutate(given);
      if (json) return printJson(created);
      printLine(`Created ${created.name}. Test it in the console, and then turn it on.`);
    });
}

type Updated = Options & { readonly name?: string; readonly role?: string; readonly clientSecret?: true };

/** `bailiwick connections update`: changes the name, the role or the client secret. */
function update(connections: Command): void {
  about(
    connections,
    "update <connection>",
    "change the name, the role of first sign-ins, or the client secret",
  )
    .option("--name <name>", "its name")
    .option("--role <role>", "what people get who sign in for the first time")
    .option("--client-secret", "ask for a new client secret, or read it from standard input")
    .action(async (which: string, { name, role, clientSecret, json, ...named }: Updated) => {
      const client = await asPerson();
      const organization = await organizationOf(client, named.organization);
      const { id } = await connectionNamed(client, organization, which);
      const secret = clientSecret ? await ask("Client secret:", { hidden: true }) : undefined;
      const given = { organization, connection: id, name, role, clientSecret: secret };
      const updated = await client.connections.update.mutate(given);
      if (json) return printJson(updated);
      printLine(`Updated ${updated.name}.`);
    });
}

type Turned = "enable" | "disable";

function turn(connections: Command, name: string, verb: Turned, description: string, done: string): void {
  about(connections, `${name} <connection>`, description).action(
    async (which: string, { json, ...named }: Options) => {
      const client = await asPerson();
      const organization = await organizationOf(client, named.organization);
      const { id } = await connectionNamed(client, organization, which);
      const turned = await client.connections[verb].mutate({ organization, connection: id });
      if (json) return printJson(turned);
      printLine(`${done} ${turned.name}.`);
    },
  );
}

/** `bailiwick connections on` and `off`. */
const turnOn = (connections: Command) =>
  turn(connections, "on", "enable", "turn a tested connection on", "Turned on");
const turnOff = (connections: Command) =>
  turn(connections, "off", "disable", "turn a connection off: the sessions that it made end", "Turned off");

/** `bailiwick connections delete`: deletes a connection. */
function remove(connections: Command): void {
  about(
    connections,
    "delete <connection>",
    "delete a connection: the sessions that it made end, and accounts stay",
  ).action(async (which: string, { json, ...named }: Options) => {
    const client = await asPerson();
    const organization = await organizationOf(client, named.organization);
    const { id, name } = await connectionNamed(client, organization, which);
    const gone = await client.connections.delete.mutate({ organization, connection: id });
    if (json) return printJson(gone);
    printLine(`Deleted ${name}.`);
  });
}
