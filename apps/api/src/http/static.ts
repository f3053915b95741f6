import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { addedBlueprints, isConsolePath, refuse } from "@bailiwick/domain";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { sendRefusal } from "./replies.ts";

/** The folder of the console's build. */
export const consoleFolder = resolve(import.meta.dirname, "../../../web/dist");

const nothingHere = refuse("no_such_address");
const notBuilt =
  "<!doctype html><title>Bailiwick</title><p>The console is not built: run <code>pnpm build</code>.";

/** The console's page and its inline scripts; a plain notice if the console is not built. */
export function readPage(folder: string): { html: string; inlineScripts: string[] } {
  let html: string;
  try {
    html = readFileSync(join(folder, "index.html"), "utf8");
  } catch {
    html = notBuilt;
  }
  const scripts = html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/gi);
  return { html: declaring(html), inlineScripts: [...scripts].map((match) => match[1] ?? "") };
}

/** The page with the blueprints that the operator added, as data, which is no script: the console needs them first. */
function declaring(html: string): string {
  const added = addedBlueprints();
  if (added.length === 0) return html;
  const json = JSON.stringify(added).replaceAll("<", "\\u003c");
  const data = `<script type="application/json" id="blueprints">${json}</script>`;
  return html.replace("</head>", () => `${data}</head>`);
}

/**
 * Serves the console: the files of its build, each under its own path, and its one page at every path that can be a
 * page's. Anywhere else the answer is 404, for a browser with the console's page, which then shows that. Files under
 * `/assets` have a hash in their name and are cached for a year; the page is always revalidated.
 */
export async function serveConsole(app: FastifyInstance, folder: string, html: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    // A route for each existing file; a wildcard route treats "/" as a folder, whose listing is forbidden.
    wildcard: false,
    index: false,
    redirect: false,
    suppressWarning: true,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      const lasting = path.startsWith(join(folder, "assets"));
      reply.header("cache-control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "";
    const isPage = isConsolePath(path);
    const isBrowser = request.headers.accept?.includes("text/html") === true;
    const shows = isPage || (isBrowser && !/^\/(api|assets)(\/|$)/.test(path));
    if (request.method === "POST" || !shows) return sendRefusal(reply, nothingHere);
    return reply
      .code(isPage ? 200 : 404)
      .type("text/html; charset=utf-8")
      .header("cache-control", "no-cache")
      .send(html);
  });
}
