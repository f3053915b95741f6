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
const maxExcerpt = 1_000;

/** Opens the door, with the operator's rules. */
export function openDoor(settings: DoorSettings): Door {
  const { proxy, resolve = resolveBySystem, timeoutMs = 10_000 } = settings;
  const turns = new Turns(maxConcurrentCalls);
  return {
    post: (call) =>
      turns.take(call.organization, async () => {
        const url = parseTarget(call.url, settings);
        const signal = AbortSignal.timeout(timeoutMs);
        const target = await inTime(findTarget(url, settings, resolve), signal);
        return await send(target, call, proxy, signal);
      }),
  };
}

function send(
  { url, address }: Target,
  { headers, body }: OutboundCall,
  proxy: URL | null,
  signal: AbortSignal,
): Promise<OutboundAnswer> {
  const isSecure = url.protocol === "https:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const options = {
    method: "POST",
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

/** Reads as much of an answer as is allowed, and then ends its connection. */
async function read(answer: IncomingMessage): Promise<OutboundAnswer> {
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
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return new OutboundError(
    /CERT|SSL|TLS|ALTNAME|SELF_SIGNED|SIGNATURE/.test(code) ? "certificate" : "connection",
  );
}
