import type { Client } from "@bailiwick/client";
import type { WebhookStop } from "@bailiwick/domain";
import { Failure } from "../failure.ts";
import type { placeOf } from "../session.ts";

export type Place = Awaited<ReturnType<typeof placeOf>>;

/**
 * The webhook of the place with this id or name.
 * @throws Failure when there is none that the caller can see, or several of this name.
 */
export async function webhookNamed(client: Client, place: Place, named: string) {
  const { items } = await client.webhooks.list.query(place);
  const found = items.filter(({ id, name }) => id === named || name === named.normalize("NFC").trim());
  const [webhook] = found;
  if (webhook === undefined)
    throw new Failure(`There is no webhook ${named} here. "bailiwick webhooks list" lists them.`);
  if (found.length > 1) throw new Failure(`Several webhooks are called ${named}. Pass the id of one.`);
  return webhook;
}

/** The state of a webhook in a word. */
export const stateOf = (stopped: WebhookStop | null): string =>
  stopped === null
    ? "on"
    : { by_hand: "off", gone: "off, gone", failing: "off, failing", plan: "off, not in the plan" }[stopped];
