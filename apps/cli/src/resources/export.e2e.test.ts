import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { staffed, startApi } from "@bailiwick/api/testing";
import { describe, expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();

describe("bailiwick resources export", async () => {
  const { as, workspace } = await staffed(api, "compliance-ops");
  const [admin, viewer] = [as("admin"), as("viewer")];
  for (const [index, notes] of ["=1+1", 'Two\n"lines"', "Größe", ""].entries()) {
    const fields = { summary: `Task ${index}`, notes, due: `2027-01-0${index + 1}` };
    await admin.client.resources.create.mutate({ workspace, kind: "task", fields });
  }
  const { run, config } = cliOf(api.url, viewer);

  test("writes what the list with the same options shows", async () => {
    const csv = await run("resources export task --bom --filter state=open --sort summary --descending");
    expect(csv).toMatchObject({ code: 0, stderr: "" });
    const lines = csv.stdout.split("\r\n");
    expect(lines[0]).toBe("\uFEFFID,State,Summary,Assignee,Due,Notes,Created,Edited,Edited by");
    expect(lines[1]).toMatch(/^[0-9a-f-]{36},Open,Task 3,,2027-01-04,,20/);
    expect(lines[3]).toContain(',"Two\n""lines""",');
    expect(lines[4]).toContain(`,"'=1+1",`);
    const ndjson = await run("resources export task --format ndjson --search 2");
    const listed = await run("resources list task --search 2 --json");
    expect(
      ndjson.stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(JSON.parse(listed.stdout));
    expect(await run("resources export task --filter color=red")).toMatchObject({
      code: 1,
      stdout: "",
      stderr: "filters.color: There is no field “color” here.\n",
    });
  });

  test("leaves no file behind when nothing is exported, and nothing in the log when no file can be written", async () => {
    const file = join(config, "none.csv");
    expect(await run(`resources export task --output ${file} --parent someone`)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^parent: /),
    });
    expect(existsSync(`${file}.partial`)).toBe(false);
    const entries = () => api.owner.query("SELECT FROM audit_entry WHERE action = 'resource.exported'");
    const { rowCount } = await entries();
    expect(await run(`resources export task --output ${config}/missing/tasks.csv`)).toEqual({
      code: 1,
      stdout: "",
      stderr: `${config}/missing/tasks.csv.partial can't be written (ENOENT).\n`,
    });
    expect((await entries()).rowCount).toBe(rowCount);
  });

  test.each(["csv", "ndjson"])("continues an incomplete %s file where it was cut off", async (format) => {
    const file = join(config, `tasks.${format}`);
    const command = `resources export task --format ${format} --output ${file}`;
    expect(await run(command)).toEqual({ code: 0, stdout: `Exported to ${file}.\n`, stderr: "" });
    const whole = readFileSync(file);
    expect(await run(command)).toMatchObject({ code: 1, stderr: `There is already a file ${file}.\n` });
    expect(await run("resources export task --resume")).toMatchObject({ code: 2 });
    rmSync(file);
    expect(await run(`${command} --resume`)).toMatchObject({
      code: 1,
      stderr: `There is no incomplete export ${file}.partial.\n`,
    });
    for (const length of [
      0,
      10,
      whole.indexOf("lines"),
      whole.indexOf("öße") + 1,
      whole.length - 1,
      whole.length,
    ]) {
      writeFileSync(`${file}.partial`, whole.subarray(0, length));
      expect(await run(command)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("Continue it with --resume"),
      });
      expect(await run(`${command} --resume`)).toMatchObject({ code: 0 });
      expect(readFileSync(file).equals(whole), `cut at ${length}`).toBe(true);
      expect(existsSync(`${file}.partial`)).toBe(false);
      rmSync(file);
    }
  });

  test("keeps what it has when it can't go on, and says why", async () => {
    const file = join(config, "kept.csv");
    const [row] = (await run("resources export task --sort summary")).stdout.split("\r\n").slice(1);
    const gone = "00000000-0000-4000-8000-000000000000";
    writeFileSync(`${file}.partial`, `ID,Summary\r\n${row?.replace(/^[^,]+/, gone)}\r\n`);
    expect(await run(`resources export task --output ${file} --resume`)).toEqual({
      code: 1,
      stdout: "",
      stderr: `The last resource in ${file}.partial is gone. Delete the file, and start again.\n`,
    });
    expect(readFileSync(`${file}.partial`, "utf8")).toContain(gone);
  });
});
