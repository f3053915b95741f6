import type { Command } from "commander";
import type { Expiry } from "../keys/expires.ts";
import { endIn, untilOption, untilText } from "../members/until.ts";
import { printJson, printLine } from "../output.ts";
import { asPerson, inPlace, type NamedPlace, placeOf } from "../session.ts";

type Printed = NamedPlace & { readonly json?: boolean };

/** `bailiwick requests create`: asks for a role for oneself. */
export function create(requests: Command): void {
  inPlace(requests.command("create"), "of an organization itself")
    .description("ask for a role for yourself; those who can decide get an email")
    .requiredOption("--role <key>", "the key of the role")
    .requiredOption("--reason <text>", "why you need it")
    .addOption(untilOption())
    .option("--json", "print JSON")
    .action(
      async ({
        role,
        reason,
        until,
        json,
        ...named
      }: Printed & { readonly role: string; readonly reason: string; readonly until?: Expiry }) => {
        const client = await asPerson();
        const place = await placeOf(client, named);
        const made = await client.requests.create.mutate({ ...place, role, reason, ...endIn(until) });
        if (json) return printJson(made);
        printLine(
          `Asked for the role ${role}${untilText(made.endsAt)}. The request ${made.id} is open until ${made.expiresAt.slice(0, 10)}.`,
        );
      },
    );
}

/** `bailiwick requests approve`: gives what was asked for. */
export function approve(requests: Command): void {
  inPlace(requests.command("approve <id>"), "of an organization itself")
    .description("approve a request; without --until, the access ends as it was asked for")
    .addOption(untilOption())
    .option("--note <text>", "what to tell them")
    .option("--json", "print JSON")
    .action(
      async (
        request: string,
        { until, note, json, ...named }: Printed & { readonly until?: Expiry; readonly note?: string },
      ) => {
        const client = await asPerson();
        const place = await placeOf(client, named);
        const approved = await client.requests.approve.mutate({
          ...place,
          request,
          ...endIn(until),
          ...(note !== undefined && { note }),
        });
        if (json) return printJson(approved);
        printLine(
          `${approved.name} (${approved.email}) now has the role ${approved.role}${untilText(approved.givenUntil)}.`,
        );
      },
    );
}

/** `bailiwick requests refuse`: with a note that says why. */
export function refuse(requests: Command): void {
  inPlace(requests.command("refuse <id>"), "of an organization itself")
    .description("refuse a request")
    .requiredOption("--note <text>", "why, for the person who asked")
    .option("--json", "print JSON")
    .action(async (request: string, { note, json, ...named }: Printed & { readonly note: string }) => {
      const client = await asPerson();
      const place = await placeOf(client, named);
      const refused = await client.requests.refuse.mutate({ ...place, request, note });
      if (json) return printJson(refused);
      printLine(`Refused the request of ${refused.name} (${refused.email}).`);
    });
}

/** `bailiwick requests withdraw`: one's own. */
export function withdraw(requests: Command): void {
  inPlace(requests.command("withdraw <id>"), "of an organization itself")
    .description("withdraw your own request")
    .option("--json", "print JSON")
    .action(async (request: string, { json, ...named }: Printed) => {
      const client = await asPerson();
      const place = await placeOf(client, named);
      const withdrawn = await client.requests.withdraw.mutate({ ...place, request });
      if (json) return printJson(withdrawn);
      printLine(`Withdrew the request for the role ${withdrawn.role}.`);
    });
}
