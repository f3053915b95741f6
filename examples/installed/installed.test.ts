import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { staffed, startApi } from "@bailiwick/api/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/* The packages as npm would publish them, in a project outside of the repository. */

const root = join(import.meta.dirname, "../..");
const bin = (name: string) => join(root, "node_modules/.bin", name);
const here = mkdtempSync(join(tmpdir(), "bailiwick-installed-"));
const packed = join(here, "packed");
const tarball = (name: string) =>
  join(packed, readdirSync(packed).find((file) => file.includes(name)) ?? name);
afterAll(() => rmSync(here, { recursive: true }));

/** The Node that runs the tests, and that of the machine where npm started them, which may be the oldest supported. */
const nodes = [...new Set([process.execPath, process.env.npm_node_execpath ?? process.execPath])];

/** Runs a program in the project: how it ended, and everything that it wrote. */
async function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const options = { cwd: here, env: { ...process.env, ...env }, maxBuffer: 1e8 };
  return promisify(execFile)(program, args, options).then(
    ({ stdout }) => ({ status: 0, output: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      status: error.code,
      output: error.stdout + error.stderr,
    }),
  );
}

const write = (name: string, text: string) => writeFileSync(join(here, name), text);

beforeAll(async () => {
  const made = await run(process.execPath, [join(root, "scripts/packages.mjs"), packed]);
  expect(made).toMatchObject({ status: 0 });
  write("package.json", JSON.stringify({ private: true, type: "module" }));
  const tarballs = ["domain", "contracts", "client"].map(tarball);
  const install = ["install", "--no-audit", "--no-fund", "--prefer-offline", ...tarballs];
  expect(await run("npm", install)).toMatchObject({ status: 0 });
  copyFileSync(join(import.meta.dirname, "members.mjs"), join(here, "members.mjs"));
});

describe.each([
  ["domain", "node16"],
  ["contracts", "esm-only"],
  ["client", "esm-only"],
])("the package %s", (name, profile) => {
  test("resolves for every kind of import, with the right types", async () => {
    const file = tarball(name);
    expect(await run(bin("publint"), ["run", file, "--strict"])).toMatchObject({ status: 0 });
    expect(await run(bin("attw"), [file, "--profile", profile])).toMatchObject({ status: 0 });
  });

  test("has built code, its license and a description, and no tests", async () => {
    const files = (await run("tar", ["-tzf", tarball(name)])).output.trim().split("\n");
    expect(files).toEqual(
      expect.arrayContaining(["package/LICENSE", "package/README.md", "package/package.json"]),
    );
    const others = files.filter((file) => !/^package\/(LICENSE|README\.md|package\.json)$/.test(file));
    expect(others.filter((file) => !/^package\/dist\/.+\.(c?js|c?js\.map|d\.c?ts)$/.test(file))).toEqual([]);
    expect(others.filter((file) => file.includes("test") || file.includes("fixture"))).toEqual([]);
  });
});

describe.each(nodes)("on %s", (node) => {
  test("the domain decides in a module and in CommonJS", async () => {
    const names = "{ blueprint, workspaceRole }";
    const ask = `console.log(workspaceRole(blueprint("compliance-ops"), "owner").name)`;
    write("module.mjs", `import ${names} from "@bailiwick/domain";\n${ask}`);
    write("common.cjs", `const ${names} = require("@bailiwick/domain");\n${ask}`);
    for (const file of ["module.mjs", "common.cjs"])
      expect(await run(node, [file])).toEqual({ status: 0, output: "Owner\n" });
  });

  test("an internal tool reads a running instance, and is told what it may not", async () => {
    const api = await startApi();
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const issue = (scopes: `${string}:${string}`[]) =>
      founder.client.keys.issue.mutate({ workspace, name: scopes.join(), scopes });
    const tool = (BAILIWICK_KEY: string) =>
      run(node, ["members.mjs", workspace], { BAILIWICK_URL: api.url, BAILIWICK_KEY });
    const { text } = await issue(["workspace:read", "member:read"]);
    const told = await tool(text);
    expect(told).toMatchObject({ status: 0 });
    expect(told.output).toMatch(/\tOwner\tadds others\n/);
    expect(told.output).toMatch(/\tViewer\n/);
    const narrow = await issue(["workspace:read"]);
    expect(await tool(narrow.text)).toMatchObject({ status: 1, output: expect.stringContaining("member") });
  });
});

describe.each([
  ["NodeNext", "NodeNext"],
  ["ESNext", "Bundler"],
])("in TypeScript with the modules of %s", (module, moduleResolution) => {
  const program = (field: string) => `
    import { createClient, type Outputs } from "@bailiwick/client";
    import { verifyAccess } from "@bailiwick/client/access";
    import { workspaceRole } from "@bailiwick/domain";
    import { complianceOps } from "@bailiwick/domain/blueprints/compliance-ops";
    const { items } = await createClient({ url: "http://localhost" }).members.list.query({ workspace: "acme" });
    export const first: string | undefined = items[0]?.${field};
    export type Member = Outputs["members"]["get"]["email"];
    export const role = workspaceRole(complianceOps, "owner")?.name;
    export const read: typeof verifyAccess = verifyAccess;
  `;
  const compile = async (field: string) => {
    write("program.ts", program(field));
    const compilerOptions = {
      module,
      moduleResolution,
      target: "ES2022",
      strict: true,
      noEmit: true,
      types: [],
      // tRPC's types use them.
      lib: ["ES2022", "DOM", "ESNext.Disposable"],
    };
    write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["program.ts"] }));
    return run(bin("tsc"), ["-p", "."]);
  };

  test("the types come whole", async () => {
    expect(await compile("name")).toEqual({ status: 0, output: "" });
  });

  test("a misspelt field doesn't compile", async () => {
    const { status, output } = await compile("nmae");
    expect(status).not.toBe(0);
    expect(output).toContain("Property 'nmae' does not exist");
  });
});

describe("in a browser's bundle", () => {
  const page = `
    import { can, permission } from "@bailiwick/domain";
    globalThis.mayAdd = (actor) => can(actor, permission("member:add"));
  `;

  test("esbuild and Vite build it, and leave out what it doesn't use", async () => {
    write("page.js", page);
    write("index.html", `<script type="module" src="/page.js"></script>`);
    const output = ["--bundle", "--minify", "--format=esm", "--outfile=page.out.js"];
    expect(await run(bin("esbuild"), ["page.js", ...output])).toMatchObject({ status: 0 });
    expect(await run(bin("vite"), ["build"])).toMatchObject({ status: 0 });
    const assets = readdirSync(join(here, "dist/assets"));
    const sizes = [join(here, "page.out.js"), ...assets.map((file) => join(here, "dist/assets", file))];
    // Bytes of code; one decision needs no blueprint, and each of those is a multiple of this.
    for (const file of sizes) expect(statSync(file).size, file).toBeLessThan(50_000);
  });
});
