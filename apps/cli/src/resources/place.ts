import type { Client } from "@bailiwick/client";
import type { Blueprint, ResourceKind } from "@bailiwick/domain";
import { blueprintOf } from "../blueprint.ts";
import { Failure } from "../failure.ts";
import { type NamedPlace, placeOf, signedIn } from "../session.ts";

type Place = Awaited<ReturnType<typeof placeOf>>;

/** Where a command about resources works: its place, and the blueprint that declares the kinds there. */
export type At = { readonly client: Client; readonly place: Place; readonly rules: Blueprint };
/** The same, for resources of one kind. */
export type OfKind = At & { readonly kind: ResourceKind };

/** The place of a command, with its kinds. @throws Failure when not signed in */
export async function kindsAt(named: NamedPlace): Promise<At & { readonly organization: string }> {
  const client = await signedIn();
  const place = await placeOf(client, named);
  if ("organization" in place) {
    const { id, blueprint: key } = await client.organizations.get.query(place);
    return { client, place, rules: await blueprintOf(client, key), organization: id };
  }
  const { organization } = await client.workspaces.get.query(place);
  const rules = await blueprintOf(client, organization.blueprint);
  return { client, place, rules, organization: organization.id };
}

/**
 * A kind by its key, and the place of its resources: for a kind of the organization that is the workspace's organization.
 * @throws Failure for a kind that is not declared there
 */
export async function kindAt(key: string, named: NamedPlace): Promise<OfKind> {
  const { organization, ...at } = await kindsAt(named);
  const kind = at.rules.resourceKinds.find((each) => each.key === key);
  if (kind === undefined) {
    const keys = at.rules.resourceKinds.map((each) => each.key).join(", ");
    throw new Failure(`There is no kind ${key} here. There are: ${keys}.`, { usage: true });
  }
  return { ...at, kind, place: kind.level === "organization" ? { organization } : at.place };
}
