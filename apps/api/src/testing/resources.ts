import { randomUUID } from "node:crypto";
import type { Blueprint, FieldSpec, ResourceKind } from "@bailiwick/domain";
import { ticketMs } from "../resources/export-tickets.ts";
import type { TestApi } from "./api.ts";
import type { Place } from "./stage.ts";

/** A kind of a blueprint that people create in a workspace, under nothing else. */
export function sampleKind({ resourceKinds }: Blueprint): ResourceKind {
  const kind = resourceKinds.find(
    ({ level, parent, volume, verbs }) =>
      level === "workspace" && parent === null && volume === "few" && verbs.create !== undefined,
  );
  if (kind === undefined) throw new Error("this blueprint has no kind that people create");
  return kind;
}

/** Valid values for what a new resource of the kind must have, which differ by `word`. */
export function sampleFields({ fields }: ResourceKind, word: string): Record<string, string | number> {
  return Object.fromEntries(
    fields.filter(({ required }) => required).map((field) => [field.key, sampleOf(field, word)]),
  );
}

function sampleOf(field: FieldSpec, word: string): string | number {
  switch (field.type) {
    case "number":
      return field.least ?? 1;
    case "choice":
      return field.options[0]?.key ?? "";
    case "date":
      return "2027-03-31";
    case "instant":
      return "2027-03-31T09:00:00Z";
    case "url":
      return `https://${word}.example`;
    case "host":
      return `${word}.example`;
    default:
      return word;
  }
}

/** Adds a resource of the blueprint's sample kind directly; resolves to its id. */
export async function addResource(
  { owner }: TestApi,
  blueprint: Blueprint,
  { org, workspace }: { readonly org: string; readonly workspace: string },
  word = "first",
): Promise<string> {
  const kind = sampleKind(blueprint);
  const [id, fields] = [randomUUID(), sampleFields(kind, `${word}-${workspace.slice(0, 8)}`)];
  await owner.query("INSERT INTO resource_root (org_id, id, workspace_id, kind) VALUES ($1, $2, $3, $4)", [
    org,
    id,
    workspace,
    kind.key,
  ]);
  await owner.query(
    "INSERT INTO resource (org_id, id, root_id, kind, state, title, fields) VALUES ($1, $2, $2, $3, $4, $6, $5)",
    [org, id, kind.key, kind.states?.initial ?? null, fields, word],
  );
  return id;
}

/** The ticket of an export that this person has started. */
export function exportTicket(
  { exportTickets, organization, workspace }: Place,
  kind: string,
  by: string,
): string {
  return exportTickets.seal({
    by,
    organization,
    workspace,
    kind,
    chosen: { parent: undefined, search: "", filters: {}, sort: undefined, descending: false },
    format: "csv",
    bom: false,
    cursor: null,
    expires: Date.now() + ticketMs,
  });
}

/** One record of a kind of which there are many, below the resource of the sample kind where one is below it. */
export function sampleBatch(blueprint: Blueprint, resource: string) {
  const kinds = blueprint.resourceKinds.filter(({ volume }) => volume === "many");
  const kind = kinds.find(({ parent }) => parent === sampleKind(blueprint).key) ?? kinds[0];
  const fields = kind === undefined ? {} : sampleFields(kind, "another");
  return {
    kind: kind?.key ?? "none",
    parent: kind?.parent === sampleKind(blueprint).key ? resource : null,
    rows: [{ id: randomUUID(), at: new Date().toISOString(), fields }],
  };
}
