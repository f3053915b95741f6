import { createReadStream } from "node:fs";
import type { FastifyInstance } from "fastify";
import viewer from "swagger-ui-dist/package.json" with { type: "json" };

const fileOf = (name: string) => new URL(import.meta.resolve(`swagger-ui-dist/${name}`));

/** The viewer's files, with their types; everything else in its package stays unserved. */
const files = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
} as const;

const start = `window.SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  persistAuthorization: false,
  validatorUrl: null,
});
`;

const page = (version: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bailiwick API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/reference/swagger-ui.css?v=${version}">
</head>
<body>
<main id="reference"></main>
<script src="/api/reference/swagger-ui-bundle.js?v=${version}"></script>
<script src="/api/reference/start.js"></script>
</body>
</html>
`;

/** How long a browser keeps a file, in seconds: its address has the viewer's version. */
const keptSeconds = 86_400;

/** Serves the reference of the API, in a viewer that comes from here as well (docs/decisions/073). */
export async function referenceRoutes(app: FastifyInstance): Promise<void> {
  app.get("/", async (_, reply) => reply.type("text/html; charset=utf-8").send(page(viewer.version)));
  app.get("/start.js", async (_, reply) => reply.type("text/javascript; charset=utf-8").send(start));
  for (const [name, type] of Object.entries(files)) {
    app.get(`/${name}`, { config: { kept: true } }, async (_, reply) => {
      reply.header("cache-control", `public, max-age=${keptSeconds}`);
      return reply.type(type).send(createReadStream(fileOf(name)));
    });
  }
}
