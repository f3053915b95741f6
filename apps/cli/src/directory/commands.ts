import { type DirectoryState, directoryStates } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { Failure } from "../failure.ts";
import { note, printJson, printTable } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";

type Options = { readonly organization?: string; readonly json?: boolean };

/** `bailiwick directory …` */
export function directory(root: Command): void {
  const group = root.command("directory").description("see and end the sync with a company's directory");
  for (const command of [status, people, remove]) command(group);
}

const about = (group: Command, name: string, description: string) =>
  inOrganization(group.command(name)).description(description).option("--json", "print JSON");

/** `bailiwick directory status`: where the directory writes to, how many people are in which state, and what was refused. */
function status(group: Command): void {
  about(
    group,
    "status",
    "show the base address, the people by state, the last contact, and refused changes",
  ).action(async ({ json, ...named }: Options) => {
    const client = await signedIn();
    const organization = await organizationOf(client, named.organization);
    const found = await client.directory.status.query({ organization });
    if (json) return printJson(found);
    const { url, isOnPlan, isFollowed, people: counts, teams, lastContact, failures } = found;
    printTable(
      ["what", "is"],
      [
        ["base address", url],
        ["on the plan", isOnPlan ? "yes" : "no"],
        ["followed", isFollowed ? "yes" : "no"],
        ...directoryStates.map((state) => [state, `${counts[state]}`]),
        ["teams", `${teams}`],
        ["last contact", lastContact ?? "never"],
      ],
    );
    for (const { at, target, message } of failures) note(`${at} ${target ?? ""}: ${message}`);
  });
}

/** The most people that one call lists. */
const together = 200;

/** `bailiwick directory people`: everyone whom the directory knows, by address. */
function people(group: Command): void {
  about(group, "people", "list the people whom the directory knows")
    .addOption(new Option("--state <state>", "only those in this state").choices(directoryStates))
    .action(async ({ json, state, ...named }: Options & { readonly state?: DirectoryState }) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named.organization);
      const read = (offset: number) =>
        client.directory.people.query({ organization, state, offset, limit: together });
      const first = await read(0);
      const items = [...first.items];
      while (items.length < first.total) {
        const more = (await read(items.length)).items;
        if (more.length === 0) break;
        items.push(...more);
      }
      if (json) return printJson(items);
      printTable(
        ["id", "address", "name", "state", "teams"],
        items.map(({ id, address, displayName, state: what, teams }) => [
          id,
          address,
          displayName ?? "",
          what,
          teams.map(({ name }) => name).join(", "),
        ]),
      );
    });
}

/** `bailiwick directory remove`: takes someone out as their directory could, for who no longer has one. */
function remove(group: Command): void {
  about(group, "remove <address>", "remove someone whom the directory knows from the organization").action(
    async (address: string, { json, ...named }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named.organization);
      const [found] = (await client.directory.people.query({ organization, address })).items;
      if (found === undefined)
        throw new Failure(
          `The directory has no one with the address ${address}. "bailiwick directory people" lists them.`,
        );
      const gone = await client.directory.removePerson.mutate({ organization, person: found.id });
      if (json) return printJson(gone);
      note(`${found.address} removed.`);
    },
  );
}
