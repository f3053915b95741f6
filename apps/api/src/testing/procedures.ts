import type { AnyTRPCProcedure } from "@trpc/server";
import type { AuditByInput, Meta, Needs, OfKind, Scope } from "../procedure/needs.ts";
import { appRouter } from "../router.ts";

/** A procedure of the mounted router at one level, with its metadata. */
export type Procedure = {
  /** Its path and, if there is a choice, its level: `members.add (workspace)`. */
  readonly title: string;
  readonly path: string;
  readonly type: "query" | "mutation";
  readonly needs: Needs | OfKind;
  readonly audit: AuditByInput | null;
  /** Whether no key can do it, whatever it holds. */
  readonly byPeople?: true | undefined;
  /** Of a dry run whose input does not name its change: the path of that. */
  readonly runs?: string | undefined;
};

/** Every query and mutation of the router, once for each level; the router itself is the registry. */
export function procedures(): Procedure[] {
  const flat = appRouter._def.procedures as unknown as Readonly<Record<string, AnyTRPCProcedure>>;
  return Object.entries(flat).flatMap(([path, procedure]) => {
    const { type, meta } = procedure._def as unknown as {
      type: Procedure["type"] | "subscription";
      meta: Meta | undefined;
    };
    if (meta === undefined) throw new Error(`${path} does not say what it needs`);
    if (type === "subscription") return [];
    const { needs, audit, byPeople, runs } = meta;
    if (typeof needs === "string" || "kind" in needs)
      return [{ title: path, path, type, needs, audit, byPeople, runs }];
    return Object.entries(needs).map(([scope, needs]) => {
      const own = audit === null || typeof audit === "string" ? audit : (audit[scope as Scope] ?? null);
      return { title: `${path} (${scope})`, path, type, needs, audit: own, byPeople, runs };
    });
  });
}

/** The streams of the router, by path; live/live.test.ts has a case for each. */
export function subscriptions(): string[] {
  const flat = appRouter._def.procedures as unknown as Readonly<Record<string, AnyTRPCProcedure>>;
  return Object.entries(flat).flatMap(([path, { _def }]) => (_def.type === "subscription" ? [path] : []));
}

/** Sends one call as a browser or a program would, and returns the answer. */
export async function send(
  url: string,
  { path, type }: Pick<Procedure, "path" | "type">,
  input: unknown,
  token: string | null,
): Promise<{
  status: number;
  body: { error?: { data?: Record<string, unknown> }; result?: { data: unknown } };
}> {
  const text = input === undefined ? undefined : JSON.stringify(input);
  const query = type === "query" && text !== undefined ? `?input=${encodeURIComponent(text)}` : "";
  const response = await fetch(`${url}/api/trpc/${path}${query}`, {
    method: type === "query" ? "GET" : "POST",
    headers: {
      // A walk takes minutes, in which the sessions' own rows stay as they are.
      "bailiwick-background": "1",
      ...(type === "mutation" ? { "content-type": "application/json" } : {}),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(type === "mutation" && text !== undefined ? { body: text } : {}),
  });
  return { status: response.status, body: (await response.json()) as never };
}
