import type { AppRouter } from "@bailiwick/api";
import type { APIRequestContext } from "@playwright/test";
import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";

export type Api = TRPCClient<AppRouter>;

/**
 * The API as called by the person whose cookies the requests carry, or with this credential: what a page could do, without
 * the page.
 */
export function apiOf(request: APIRequestContext, credential?: string): Api {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: "/api/trpc",
        fetch: async (url, init) => {
          const { method = "GET", body } = init ?? {};
          const headers = {
            "content-type": "application/json",
            ...(credential === undefined ? {} : { authorization: `Bearer ${credential}` }),
          };
          const answer = await request.fetch(String(url), {
            method,
            headers,
            ...(typeof body === "string" ? { data: body } : {}),
          });
          return new Response(await answer.text(), { status: answer.status() });
        },
      }),
    ],
  });
}
