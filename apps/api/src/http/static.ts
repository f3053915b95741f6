import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { refuse } from "@bailiwick/domain";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { sendRefusal } from "./replies.ts";

/** Where the console's build lies. */
export const consoleFolder = resolve(import.meta.dirname, "../../../web/dist");

const nothingHere = refuse("no_such_address");
const notBuilt =
  "<!doctype html><title>Bailiwick</title><p>The console is not built: run <code>pnpm build</code>.";

/** The console's page, and the scripts inside it; a plain notice when the console is not built. */
export function readPage(folder: string): { html: string; inlineScripts: string[] } {
  let html: string;
  try {
    html = readFileSync(join(folder, "index.html"), "utf8");
  } catch {
    html = notBuilt;
  }
  const scripts = html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/gi);
  return { html, inlineScripts: [...scripts].map((match) => match[1] ?? "") };
}

/**
 * Serves the console: files of its build, and its one page for every other address outside `/api`, as the console
 * itself knows its routes. Files under `/assets` bear a hash in their name and are kept for a year; the page is
 * asked for anew each time.
 */
export async function serveConsole(app: FastifyInstance, folder: string, html: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
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
    const page =
      (request.method === "GET" || request.method === "HEAD") && !/^\/(api|assets)(\/|$)/.test(path);
    // What looks like a file is none that the build has; a workspace's address may end like one ("/ws/acme.web").
    const file = /\.[a-z0-9]{2,5}$/i.test(path) && !path.startsWith("/ws/");
    if (!page || file) return sendRefusal(reply, nothingHere);
    return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(html);
  });
}
