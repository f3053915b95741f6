import type { LiveEvent } from "@bailiwick/contracts";
import { EventSourceParserStream } from "eventsource-parser/stream";
import type { z } from "zod";

type Event = z.infer<typeof LiveEvent>;

/** An open stream of changes, as in a console. */
export type Followed = {
  /** Waits for the next event. Null when the stream has ended. */
  readonly next: () => Promise<Event | null>;
  readonly stop: () => void;
};

/** Opens `live.changes` with a token, over HTTP, and reads it event by event. */
export async function follow(
  url: string,
  token: string,
  input: { readonly workspace?: string; readonly organization?: string },
): Promise<Followed> {
  const stop = new AbortController();
  const response = await fetch(
    `${url}/api/trpc/live.changes?input=${encodeURIComponent(JSON.stringify(input))}`,
    { headers: { authorization: `Bearer ${token}`, accept: "text/event-stream" }, signal: stop.signal },
  );
  if (response.body === null) throw new Error("there is no stream");
  const events = read(response.body);
  return {
    next: async () => {
      const { value, done } = await events.next();
      return done === true ? null : value;
    },
    stop: () => stop.abort(),
  };
}

/**
 * Waits for how a stream ends: the loss that it reports, or the error that ends it; null without either. What changed before is
 * passed over: such events can still be on their way.
 */
export async function endOf(stream: Followed): Promise<unknown> {
  for (;;) {
    const event = await stream.next().catch((error: Error) => JSON.parse(error.message) as unknown);
    if (event === null || !("kind" in (event as object)) || (event as { kind: string }).kind === "lost")
      return event;
  }
}

/** The events of a stream; tRPC's own have a name. */
async function* read(body: ReadableStream<Uint8Array>): AsyncGenerator<Event> {
  const texts = body.pipeThrough(new TextDecoderStream());
  for await (const { event, data } of texts.pipeThrough(new EventSourceParserStream())) {
    if (event === "serialized-error") throw new Error(data);
    if (event === undefined && data !== "") yield JSON.parse(data) as Event;
  }
}
