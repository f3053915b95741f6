import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { HttpsProxyAgent } from "https-proxy-agent";
import { OutboundError } from "./outbound-error.ts";
import {
  findTarget,
  type OutboundRules,
  parseTarget,
  type Resolve,
  resolveBySystem,
  type Target,
} from "./target.ts";
import { Turns } from "./turns.ts";

/** A call to an address that a tenant gave. */
export type OutboundCall = {
  /** Whose call it is; each organization has a few at a time. */
  readonly organization: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A call whose answer is read by this instance, and never handed on. */
export type OutboundQuestion = OutboundCall & { readonly method: "GET" | "POST" };

/** The whole of an answer. */
export type OutboundReply = {
  readonly status: number;
  readonly type: string;
  readonly body: string;
};

export type OutboundAnswer = {
  readonly status: number;
  /** The beginning of its body, as text without control characters. */
  readonly excerpt: string;
};

/** The one way out to addresses that tenants give. */
export type Door = {
  /**
   * Posts, and follows no redirect. Ten seconds at most, with 64 kB of the answer; the connection goes to the address that
   * was checked.
   * @throws OutboundError
   */
  readonly post: (call: OutboundCall) => Promise<OutboundAnswer>;
  /**
   * Asks, under the same rules, and reads the whole answer, of 256 kB at most.
   * @throws OutboundError `size` for a longer one
   */
  readonly ask: (question: OutboundQuestion) => Promise<OutboundReply>;
};

export type DoorSettings = OutboundRules & {
  /** The operator's proxy, through which everything but this machine is called. */
  readonly proxy: URL | null;
  readonly resolve?: Resolve;
  /** Of a whole call, in milliseconds. */
  readonly timeoutMs?: number;
};

/** How many calls of one organization this process makes at a time. */
export const maxConcurrentCalls = 4;
const maxBytes = 64 * 1_024;
const maxReplyBytes = 256 * 1_024;
const maxExcerpt = 1_000;

/** Opens the door, with the operator's rules. */
export function openDoor(settings: DoorSettings): Door {
  const { proxy, resolve = resolveBySystem, timeoutMs = 10_000 } = settings;
  const turns = new Turns(maxConcurrentCalls);
  const through = <Answer>(call: OutboundQuestion, read: Read<Answer>) =>
    turns.take(call.organization, async () => {
      const url = parseTarget(call.url, settings);
      const signal = AbortSignal.timeout(timeoutMs);
      const target = await inTime(findTarget(url, settings, resolve), signal);
      return await send(target, call, { proxy, signal, read });
    });
  return {
    post: (call) => through({ ...call, method: "POST" }, readBeginning),
    ask: (question) => through(question, readWhole),
  };
}

type Read<Answer> = (answer: IncomingMessage) => Promise<Answer>;

type Sending<Answer> = {
  readonly proxy: URL | null;
  readonly signal: AbortSignal;
  readonly read: Read<Answer>;
};

function send<Answer>(
  { url, address }: Target,
  { method, headers, body }: OutboundQuestion,
  { proxy, signal, read }: Sending<Answer>,
): Promise<Answer> {
  const isSecure = url.protocol === "https:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const options = {
    method,
    // The address, so that nothing resolves the name again; the name is in the headers and in the certificate.
    host: address,
    port: url.port === "" ? (isSecure ? 443 : 80) : Number(url.port),
    path: url.pathname + url.search,
    headers: { ...headers, host: url.host, "content-length": Buffer.byteLength(body), connection: "close" },
    maxHeaderSize: 16 * 1_024,
    signal,
  };
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(failureOf(error, signal));
    const answered = (answer: IncomingMessage) => void read(answer).then(resolve, fail);
    const call = isSecure
      ? requestHttps(
          {
            ...options,
            ...(isIP(host) === 0 ? { servername: host } : {}),
            agent: proxy === null ? false : new HttpsProxyAgent(proxy),
          },
          answered,
        )
      : requestHttp({ ...options, agent: false }, answered);
    call.on("error", fail);
    call.end(body);
  });
}

/** Reads an answer to its end. */
async function readWhole(answer: IncomingMessage): Promise<OutboundReply> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > maxReplyBytes) {
      answer.destroy();
      throw new OutboundError("size");
    }
  }
  return {
    status: answer.statusCode ?? 0,
    type: answer.headers["content-type"] ?? "",
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

/** Reads as much of an answer as is allowed, and then ends its connection. */
async function readBeginning(answer: IncomingMessage): Promise<OutboundAnswer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= maxBytes) break;
  }
  answer.destroy();
  const text = Buffer.concat(chunks).subarray(0, maxBytes).toString("utf8");
  return { status: answer.statusCode ?? 0, excerpt: excerptOf(text) };
}

/** A text from outside, shortened and without control characters. */
const excerptOf = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, " ")
    .slice(0, maxExcerpt)
    .toWellFormed()
    .trim();

/** A name server that does not answer takes no longer than a receiver. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new OutboundError("timeout")), { once: true });
    work.then(resolve, reject);
  });
}

function failureOf(error: unknown, signal: AbortSignal): OutboundError {
  if (signal.aborted) return new OutboundError("timeout");
  if (error instanceof OutboundError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return new OutboundError(
    /CERT|SSL|TLS|ALTNAME|SELF_SIGNED|SIGNATURE/.test(code) ? "certificate" : "connection",
  );
}
