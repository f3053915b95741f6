import {
  type Actor,
  can,
  coreCatalogue,
  instanceScopes,
  type PermissionName,
  permissionSet,
  permissionsOf,
  type WorkspaceState,
} from "@bailiwick/domain";
import { type Needs, needsOf, scopeOf } from "../procedure/needs.ts";
import type { TestApi } from "./api.ts";
import { inputs } from "./inputs.ts";
import { type Procedure, procedures, send } from "./procedures.ts";
import { heldBySubject, type Place, type Stage, type Subject } from "./stage.ts";
import { bring, prepared } from "./states.ts";

type Where = keyof Stage["places"];
type At = { readonly where: Where; readonly place: Place; readonly state: WorkspaceState };

/** Let in, or refused: for lack of a session, a permission, visibility of the place, or the right state. */
type Answer = "yes" | "401" | "403" | "404" | "412";
/** The answer and, if the caller was let in and a rule of the verb refused the rest, that rule. */
type Outcome = { readonly answer: Answer; readonly rule?: string | undefined };

/**
 * A verb whose own rule requires the state counts as let in, like any other rule; only the permission's states give a
 * 412.
 */
const judged = ({ answer, rule }: Outcome, expected: Answer | undefined): Outcome =>
  answer === "412"
    ? { answer: expected === "yes" ? "yes" : "412", rule: expected === "yes" ? rule : undefined }
    : { answer, rule };

/** The domain's refusal for a permission that is held and not usable in the workspace's state. */
const wrongStates = new Set(["workspace_active", "workspace_archived", "workspace_pending_deletion"]);

const all = procedures();
const width = Math.max(...all.map(({ title }) => title.length));

async function ask(url: string, procedure: Procedure, place: Place, subject: Subject): Promise<Outcome> {
  const { status, body } = await send(
    url,
    procedure,
    inputs[procedure.title]?.(place, subject),
    subject.token,
  );
  const reason = String(body.error?.data?.reason);
  if (status === 200) return { answer: "yes" };
  if (status === 401) return { answer: "401" };
  if (status === 403 && ["missing_permission", "no_such_permission", "only_machine"].includes(reason)) {
    return { answer: "403" };
  }
  if (status === 404 && reason === "not_found") return { answer: "404" };
  if (status === 412 && wrongStates.has(reason)) return { answer: "412", rule: reason };
  if (status >= 500)
    throw new Error(`${procedure.path} as ${subject.title}: ${status} ${JSON.stringify(body)}`);
  return { answer: "yes", rule: reason };
}

/** The needs and references of a call; for a dry run, those of its change. */
function asked(
  { title, path, needs, runs }: Procedure,
  place: Place,
  subject: Subject,
): { needs: Needs; input: Record<string, unknown> } {
  const given = inputs[title]?.(place, subject) ?? {};
  if (needs !== "dryRun") return { needs: needsOf({ needs }, given, place.blueprint), input: given };
  const input = runs === undefined ? (given.input as Record<string, unknown>) : given;
  const act = runs ?? given.act;
  const change = all.find((one) => [act, `${act} (${scopeOf(input)})`].includes(one.title));
  if (change === undefined) throw new Error(`${path} runs nothing`);
  return { needs: needsOf({ needs: change.needs }, input, place.blueprint), input };
}

/** What only machines do: the places of the walk are none that it names, and its own is in this state. */
function machineAnswer(keyLevel: Subject["keyLevel"], state: WorkspaceState): Answer {
  if (keyLevel !== "machine") return "403";
  return state === "pending_deletion" ? "412" : "yes";
}

/** What the platform admin does, and a key of the instance as far as it is one of its scopes. */
function ofPlatform(needs: PermissionName, { title, keyLevel }: Subject): Answer {
  const isScope = keyLevel === "instance" && instanceScopes.some(({ name }) => name === needs);
  return title === "platform_admin" || isScope ? "yes" : "403";
}

/** The domain's decision on a subject at a place, as an answer. */
function decided(procedure: Procedure, { where, place, state }: At, subject: Subject): Answer {
  const { blueprint } = place;
  const { needs, input } = asked(procedure, place, subject);
  if (needs === "public" || needs === "link") return "yes";
  const { keyLevel } = subject;
  if (subject.person === null && keyLevel === undefined) return "401";
  if (needs === "signedIn") return keyLevel === undefined ? "yes" : "401";
  if (needs === "machine") return machineAnswer(keyLevel, state);
  if (needs === "dryRun") return "yes";
  if (coreCatalogue.named[needs]?.level === "platform") return ofPlatform(needs, subject);
  const inside = where !== "other organization";
  // A flat organization is entered through its workspace.
  const entersWorkspace = "workspace" in input || blueprint.topology === "flat";
  const workspaceRole = where === "own" && entersWorkspace ? subject.workspaceRole : null;
  const isEverywhere = keyLevel === "instance";
  const ofKey =
    isEverywhere || keyLevel === "organization" ? isEverywhere || inside : where === "own" && entersWorkspace;
  const actor: Actor = {
    kind: keyLevel === undefined ? "user" : "key",
    id: subject.person?.id ?? "",
    keyLevel,
    blueprint,
    roles: blueprint.roles,
    permissions:
      keyLevel === undefined
        ? permissionsOf(blueprint, inside ? subject.organizationRole : null, workspaceRole)
        : ofKey
          ? heldBySubject(blueprint, keyLevel)
          : permissionSet.none,
    organizationRole: subject.organizationRole,
    workspaceRole,
    workspace: { id: place.workspace, slug: "", name: "", state, isDefault: false },
  };
  const held = blueprint.catalogue.permissions.filter((row) =>
    permissionSet.has(actor.permissions, row.name, blueprint.catalogue),
  );
  const inState = held.filter((row) => row.level === "workspace" && row.usableIn?.includes(state));
  const usable = entersWorkspace ? inState : held;
  if (usable.length === 0) return "404";
  const decision = can(actor, needs);
  if (decision.allowed) return procedure.byPeople === true && keyLevel !== undefined ? "401" : "yes";
  return decision.code === "WRONG_STATE" ? "412" : "403";
}

/**
 * The result of a walk: its table, the actual and expected answers of each procedure, and which succeeded for someone.
 */
export type Walk = {
  readonly printed: string;
  readonly said: Readonly<Record<string, readonly Answer[]>>;
  readonly expected: Readonly<Record<string, readonly Answer[]>>;
  readonly succeeded: readonly string[];
};

/** A row of the table for each procedure and a column for each subject, with the answer for each place. */
async function table(api: TestApi, stage: Stage, ats: readonly At[], state: WorkspaceState): Promise<Walk> {
  const said: Record<string, Answer[]> = {};
  const expected: Record<string, Answer[]> = {};
  const succeeded: string[] = [];
  const columns = stage.subjects.map(({ title }) => Math.max(title.length, ats.length * 5 - 1));
  const row = (head: string, cells: readonly string[], tail = "") =>
    [head.padEnd(width), ...cells.map((cell, at) => cell.padEnd(columns[at] ?? 0)), tail]
      .join("  ")
      .trimEnd();
  const lines = [
    `${stage.blueprint.key}, ${state}: ${ats.map(({ where }) => where).join(", ")}`,
    row(
      "",
      stage.subjects.map(({ title }) => title),
    ),
  ];
  const places = ats.map(({ place }) => place);
  for (const procedure of all) {
    const { path, title } = procedure;
    const answers = await prepared(api, path, places, () =>
      Promise.all(
        stage.subjects.map((subject) =>
          Promise.all(places.map((place) => ask(api.url, procedure, place, subject))),
        ),
      ),
    );
    const outcomes = stage.subjects.map((subject, at) => {
      const due = ats.map((each) => decided(procedure, each, subject));
      const outcome = due.map((each, where) => judged(answers[at]?.[where] as Outcome, each));
      said[`${title} ${subject.title}`] = outcome.map(({ answer }) => answer);
      expected[`${title} ${subject.title}`] = due;
      return outcome;
    });
    const every = outcomes.flat();
    if (every.some(({ answer, rule }) => answer === "yes" && rule === undefined)) succeeded.push(title);
    const cells = outcomes.map((each) =>
      each.map(({ answer, rule }) => (rule === undefined ? answer : `${answer}*`).padEnd(4)).join(" "),
    );
    const rules = [...new Set(every.flatMap(({ rule }) => rule ?? []))].toSorted();
    lines.push(row(title, cells, rules.length === 0 ? "" : `* ${rules.join(", ")}`));
  }
  return { printed: `${lines.join("\n")}\n`, said, expected, succeeded };
}

/**
 * Calls every procedure as every subject of a stage, concurrently, while the own workspace is in a state. In an active
 * one it also calls it on the other places, where the own workspace's state makes no difference.
 */
export async function walk(api: TestApi, stage: Stage, state: WorkspaceState): Promise<Walk> {
  const { own } = stage.places;
  if (own === null) throw new Error("every stage has a place of its own");
  const ats = (Object.entries(stage.places) as [Where, Place | null][]).flatMap(([where, place]) =>
    place === null || (state !== "active" && where !== "own")
      ? []
      : [{ where, place, state: where === "own" ? state : ("active" as const) }],
  );
  await bring(api, own, state);
  try {
    return await table(api, stage, ats, state);
  } finally {
    await bring(api, own, "active");
  }
}
