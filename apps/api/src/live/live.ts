/*
 * Announces commits to every process of the instance, with PostgreSQL's LISTEN and NOTIFY. Notices are sent after the
 * commit, a few together, in a transaction that writes nothing: a NOTIFY inside the change's own transaction would make
 * every commit of the server wait for the previous one. If a process dies before sending, the notice is lost;
 * subscribers also poll.
 */
import pg from "pg";
import { type Notice, noticeText, readNotice } from "./notice.ts";

const channel = "bailiwick_live";

/** How long notices are collected before they are sent, in milliseconds. */
const debounceMs = 10;
/** How long to wait before reconnecting, in milliseconds. */
const retryAfter = { first: 250, max: 5_000 } as const;

/** Receives each notice; null means that some might have been missed. */
export type Listener = (notice: Notice | null) => void;

export type Live = {
  /** Announces to all processes, including this one. Never fails: what can't be announced is found by polling. */
  readonly announce: (notice: Notice) => void;
  /** Subscribes, until the returned function is called. */
  readonly subscribe: (listener: Listener) => () => void;
  /** The number of subscribers in this process. */
  readonly followers: () => number;
  /** Aborted when the process stops, which ends open streams. */
  readonly stopping: AbortSignal;
  /** Ends the streams; notices from calls in progress still go to the other processes. */
  readonly endStreams: () => void;
  readonly stop: () => Promise<void>;
};

/** Connects and listens, and reconnects. `failed` receives each connection error. */
export function startLive(connectionString: string, failed: (error: unknown) => void): Live {
  const listeners = new Set<Listener>();
  const streams = new AbortController();
  const stopping = new AbortController();
  let connected: pg.Client | null = null;
  let waiting: string[] = [];
  let sending: NodeJS.Timeout | undefined;
  let retrying: NodeJS.Timeout | undefined;
  let wait: number = retryAfter.first;

  const tell = (notice: Notice | null) => {
    for (const listener of listeners) listener(notice);
  };

  const connect = async () => {
    const client = new pg.Client({ connectionString, application_name: "bailiwick live", keepAlive: true });
    let isLost = false;
    const lost = (error: unknown) => {
      if (isLost) return;
      isLost = true;
      if (connected === client) connected = null;
      client.end().catch(() => undefined);
      if (stopping.signal.aborted) return;
      failed(error);
      retrying = setTimeout(() => void connect(), wait);
      wait = Math.min(wait * 2, retryAfter.max);
    };
    client.on("error", lost);
    client.on("end", () => lost(new Error("the connection ended")));
    client.on("notification", ({ payload }) => {
      const notice = readNotice(payload);
      if (notice !== null) tell(notice);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      connected = client;
      wait = retryAfter.first;
      if (stopping.signal.aborted) await client.end();
      // Anything might have happened while no one listened.
      else tell(null);
    } catch (error) {
      lost(error);
    }
  };

  /** One statement at a time: notices that arrive meanwhile go with the next. */
  const send = async () => {
    const texts = waiting;
    waiting = [];
    await connected
      ?.query("SELECT pg_notify($1, text) FROM unnest($2::text[]) text", [channel, texts])
      .catch(failed);
    sending = waiting.length === 0 || stopping.signal.aborted ? undefined : later();
  };
  const later = () => setTimeout(() => void send(), debounceMs);

  const first = connect();
  return {
    announce: (notice) => {
      if (stopping.signal.aborted) return;
      waiting.push(noticeText(notice));
      sending ??= later();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    followers: () => listeners.size,
    stopping: streams.signal,
    endStreams: () => streams.abort(),
    stop: async () => {
      streams.abort();
      stopping.abort();
      clearTimeout(sending);
      clearTimeout(retrying);
      await first;
      await connected?.end();
    },
  };
}

/** For processes without consoles, such as seeding: no one listens and no one is notified. */
export const silent: Live = {
  announce: () => undefined,
  subscribe: () => () => undefined,
  followers: () => 0,
  stopping: new AbortController().signal,
  endStreams: () => undefined,
  stop: async () => undefined,
};
