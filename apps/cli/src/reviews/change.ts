import {
  type ReviewDecision,
  type ReviewRepeat,
  reviewDecisions,
  reviewRepeats,
  type UndecidedOutcome,
  undecidedOutcomes,
} from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { count } from "../options.ts";
import { printJson, printLine } from "../output.ts";
import { asPerson, inPlace, type NamedPlace, placeOf } from "../session.ts";
import { reviewNamed } from "./named.ts";

type Start = NamedPlace & {
  readonly name: string;
  readonly role?: string;
  readonly reviewer?: string[];
  readonly days: number;
  readonly repeats: ReviewRepeat;
  readonly undecided: UndecidedOutcome;
  readonly json?: boolean;
};

/** `bailiwick reviews start`: starts a review of the access here. */
export function start(reviews: Command): void {
  inPlace(reviews.command("start"), "of an organization itself")
    .description("start a review of the access that people, teams and keys have")
    .requiredOption("--name <name>", "such as Quarterly review")
    .option("--role <role>", "the role whose holders review")
    .option("--reviewer <id...>", "people who review, by their ids")
    .option("--days <n>", "how long it runs", count, 14)
    .addOption(
      new Option("--repeats <how>", "how often it starts anew").choices(reviewRepeats).default("once"),
    )
    .addOption(
      new Option("--undecided <what>", "what becomes of access that no one decides about")
        .choices(undecidedOutcomes)
        .default("keep"),
    )
    .option("--json", "print JSON")
    .action(async ({ name, role, reviewer, days, repeats, undecided, json, ...named }: Start) => {
      const client = await asPerson();
      const place = await placeOf(client, named);
      const started = await client.accessReviews.start.mutate({
        ...place,
        name,
        days,
        repeats,
        undecided,
        reviewerRole: role ?? null,
        ...(reviewer !== undefined && { reviewers: reviewer }),
      });
      if (json) return printJson(started);
      printLine(`Started ${started.name}: ${started.items} to review until ${started.dueAt.slice(0, 10)}.`);
    });
}

type Decide = NamedPlace & { readonly to?: string; readonly note?: string; readonly json?: boolean };

/** `bailiwick reviews decide`: keeps, changes or removes one access. */
export function decide(reviews: Command): void {
  inPlace(reviews.command("decide <review> <item>"), "of an organization itself")
    .description("decide about one access, by its id in the review")
    .addOption(
      new Option("--decision <what>", "what becomes of it").choices(reviewDecisions).makeOptionMandatory(),
    )
    .option("--to <role>", "the role to change to")
    .option("--note <text>", "why")
    .option("--json", "print JSON")
    .action(
      async (
        review: string,
        item: string,
        { decision, to, note, json, ...named }: Decide & { readonly decision: ReviewDecision },
      ) => {
        const client = await asPerson();
        const place = await placeOf(client, named);
        const { id } = await reviewNamed(client, place, review);
        const decided = await client.accessReviews.decide.mutate({
          ...place,
          review: id,
          item,
          decision,
          role: to ?? null,
          note: note ?? null,
        });
        if (json) return printJson(decided);
        printLine(`Decided about ${decided.email ?? decided.name}: ${decision}.`);
      },
    );
}

/** `bailiwick reviews end`: ends a review, and keeps it from starting anew. */
export function end(reviews: Command): void {
  inPlace(reviews.command("end <review>"), "of an organization itself")
    .description("end a review before its deadline, and keep it from starting anew")
    .option("--json", "print JSON")
    .action(async (review: string, { json, ...named }: NamedPlace & { readonly json?: boolean }) => {
      const client = await asPerson();
      const place = await placeOf(client, named);
      const { id } = await reviewNamed(client, place, review);
      const ended = await client.accessReviews.end.mutate({ ...place, review: id });
      if (json) return printJson(ended);
      printLine(`Ended ${ended.name}: ${ended.decided} of ${ended.items} decided.`);
    });
}
