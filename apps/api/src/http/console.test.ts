import { readdirSync } from "node:fs";
import { request } from "node:http";
import { testDatabase } from "@bailiwick/db/testing";
import { consoleWords } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { startTestServer } from "../identity/testing.ts";
import { consoleFolder } from "./static.ts";

const server = await startTestServer(await testDatabase());

/** Requests like an old probe or a link preview does, with only the given headers. */
function ask(method: string, path: string, headers: Record<string, string>) {
  return new Promise<{ status: number | undefined; type: string | undefined }>((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      response.resume();
      response.on("end", () =>
        resolve({ status: response.statusCode, type: response.headers["content-type"] }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

const files = readdirSync(consoleFolder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(consoleFolder.length).replaceAll("\\", "/"));
const pages = ["/", ...consoleWords.map((word) => `/${word}`), "/ws/acme/members?add=true", "/o/acme/people"];

describe("the console's build", () => {
  test("has files to request", () => {
    expect(files.length).toBeGreaterThan(10);
  });

  test.each([...pages, ...files])(
    "%s gives the same answer for all accepted encodings, to GET and to HEAD",
    async (path) => {
      const answers = [];
      for (const method of ["GET", "HEAD"]) {
        for (const headers of [
          {},
          { "accept-encoding": "gzip" },
          { "accept-encoding": "gzip, deflate, br" },
        ]) {
          answers.push(await ask(method, path, headers as Record<string, string>));
        }
      }
      const [first] = answers;
      expect(first?.status).toBe(200);
      for (const answer of answers) expect(answer).toEqual(first);
    },
  );
});

describe("an unknown path", () => {
  const foreign = [
    "/metrics",
    "/version",
    "/scim/v1/Users",
    "/.well-known/security.txt",
    "/.env",
    "/assets",
    "/assets/",
  ];

  test.each(foreign)("%s is a plain 404 for a program", async (path) => {
    for (const method of ["GET", "HEAD"]) {
      expect(await ask(method, path, {})).toEqual({
        status: 404,
        type: "application/json; charset=utf-8",
      });
    }
  });

  test("shows a person the console's own page", async () => {
    const accept = "text/html,application/xhtml+xml";
    expect(await ask("GET", "/worksapces", { accept })).toEqual({
      status: 404,
      type: "text/html; charset=utf-8",
    });
    expect(await ask("GET", "/api/nothing", { accept })).toMatchObject({
      type: "application/json; charset=utf-8",
    });
  });
});
