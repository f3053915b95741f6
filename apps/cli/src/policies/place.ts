import { Failure } from "../failure.ts";
import { kindAt, kindsAt, type OfKind } from "../resources/place.ts";
import type { NamedPlace } from "../session.ts";

/** A workspace's policies about models. @throws Failure where there are none */
export async function policiesAt(named: NamedPlace): Promise<OfKind> {
  const { rules } = await kindsAt(named);
  if (rules.models === undefined) throw new Failure("Here are no policies about models.");
  return kindAt(rules.models.policies, named);
}
