import type { Client } from "@bailiwick/client";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { note, printJson, printLine, printTable } from "../output.ts";
import { asPerson, inOrganization, organizationOf, signedIn } from "../session.ts";

type Options = { readonly organization?: string; readonly json?: boolean };

/** `bailiwick domains …` */
export function domains(root: Command): void {
  const group = root
    .command("domains")
    .description("manage the domains whose people sign in by their company's provider");
  for (const command of [list, add, verify, remove]) command(group);
}

/**
 * The domain of the organization with this name or id.
 * @throws Failure when there is none that the caller can see
 */
async function domainNamed(client: Client, organization: string, named: string) {
  const { items } = await client.domains.list.query({ organization });
  const found = items.find(({ id, name }) => id === named || name === named.trim().toLowerCase());
  if (found === undefined)
    throw new Failure(`There is no domain ${named} here. "bailiwick domains list" lists them.`);
  return found;
}

const about = (domains: Command, name: string, description: string) =>
  inOrganization(domains.command(name)).description(description).option("--json", "print JSON");

/** `bailiwick domains list`: lists domains by name, with their records. */
function list(domains: Command): void {
  about(domains, "list", "list domains, with the records that verify them").action(
    async ({ json, ...named }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named.organization);
      const { items } = await client.domains.list.query({ organization });
      if (json) return printJson(items);
      printTable(
        ["id", "domain", "verified", "problem", "TXT record at", "value"],
        items.map(({ id, name, verifiedAt, problem, record }) => [
          id,
          name,
          verifiedAt?.slice(0, 10) ?? "",
          problem ?? "",
          record.host,
          record.value,
        ]),
      );
    },
  );
}

/** `bailiwick domains add`: adds a domain, and prints the record to set. */
function add(domains: Command): void {
  about(domains, "add <domain>", "add a domain, and print the record that verifies it").action(
    async (name: string, { json, ...named }: Options) => {
      const client = await asPerson();
      const organization = await organizationOf(client, named.organization);
      const domain = await client.domains.add.mutate({ organization, name });
      if (json) return printJson(domain);
      printLine(`${domain.record.host} TXT "${domain.record.value}"`);
      note(`Added ${domain.name}. Set this record, and then run "bailiwick domains verify ${domain.name}".`);
    },
  );
}

/** `bailiwick domains verify`: has the record of a domain looked up. */
function verify(domains: Command): void {
  about(domains, "verify <domain>", "look for the record of a domain, within seconds").action(
    async (name: string, { json, ...named }: Options) => {
      const client = await asPerson();
      const organization = await organizationOf(client, named.organization);
      const { id } = await domainNamed(client, organization, name);
      const domain = await client.domains.verify.mutate({ organization, domain: id });
      if (json) return printJson(domain);
      printLine(`Looking for the record of ${domain.name}. "bailiwick domains list" shows what was found.`);
    },
  );
}

/** `bailiwick domains remove`: removes a domain. */
function remove(domains: Command): void {
  about(domains, "remove <domain>", "remove a domain: no one else signs in by it").action(
    async (name: string, { json, ...named }: Options) => {
      const client = await asPerson();
      const organization = await organizationOf(client, named.organization);
      const { id, name: removed } = await domainNamed(client, organization, name);
      const gone = await client.domains.remove.mutate({ organization, domain: id });
      if (json) return printJson(gone);
      printLine(`Removed ${removed}.`);
    },
  );
}
