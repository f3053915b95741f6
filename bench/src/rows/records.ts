import { randomUUID } from "node:crypto";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { exportResources } from "@bailiwick/client";
import { from, to } from "pg-copy-streams";
import { type Bank, fillFindings, withBank } from "../data/findings.ts";
import { compared, type Result } from "../result.ts";
import { withClient } from "../server/index.ts";
import type { Stage } from "../stage.ts";
import { alternate } from "../stats.ts";

/** Records of a call, and calls of a turn. */
const [batch, calls] = [1_000, 20];

type Finding = {
  readonly id: string;
  readonly at: string;
  readonly fields: { readonly severity: string; readonly location: string; readonly classifier: string };
};

const findings = (): Finding[] =>
  Array.from({ length: batch }, (_, n) => ({
    id: randomUUID(),
    at: new Date(Date.now() - n * 60_000).toISOString(),
    fields: { severity: "high", location: `exports/part-${n}.csv, column 6`, classifier: "IBANs" },
  }));

/** Appending through the API, against COPY of the same rows into the same table. */
export function recordAppend(stage: Stage): Promise<Result[]> {
  return withBank(stage, "record_append", (bank) => measureAppend(stage, bank));
}

async function measureAppend(stage: Stage, bank: Bank): Promise<Result[]> {
  const { client, organization, workspace } = bank;
  const [ours, theirs] = [await bank.connector("Ours"), await bank.connector("Theirs")];
  const made = () => Array.from({ length: calls }, findings);
  const perSecond = async (work: () => Promise<void>) => {
    const began = performance.now();
    await work();
    return (batch * calls) / ((performance.now() - began) / 1_000);
  };
  const measured = await withClient(bank.database.url.href, (superuser) =>
    alternate(stage.extent.turns, {
      append: () => {
        const batches = made();
        return perSecond(async () => {
          for (const rows of batches) {
            await client.resources.append.mutate({ workspace, kind: "finding", parent: ours, rows });
          }
        });
      },
      copy: () => {
        const lines = made().flatMap((rows) =>
          rows.map(({ id, at, fields }) =>
            [
              organization,
              theirs,
              "finding",
              theirs,
              at,
              id,
              JSON.stringify(fields),
              fields.severity,
              "ibans",
            ].join("\t"),
          ),
        );
        return perSecond(async () => {
          const copy = from(
            "COPY record (org_id, root_id, kind, parent_id, at, id, fields, filter_1, filter_2) FROM STDIN",
          );
          await pipeline(Readable.from([`${lines.join("\n")}\n`]), superuser.query(copy));
        });
      },
    }),
  );
  return [
    compared({
      name: `records appended in batches of ${batch.toLocaleString("en")}`,
      against: "COPY of the same rows into the same table",
      unit: "rows/s",
      goal: { at: "least", value: 0.3 },
      ours: measured.append,
      peer: measured.copy,
    }),
  ];
}

/** An export through the API, against COPY of the same rows through the driver. */
export function recordExport(stage: Stage): Promise<Result[]> {
  return withBank(stage, "record_export", (bank) => measureExport(stage, bank));
}

async function measureExport(stage: Stage, bank: Bank): Promise<Result[]> {
  const { entries, rounds } = stage.extent;
  const { client, organization, workspace } = bank;
  const connector = await bank.connector("Full");
  await withClient(bank.database.urls.owner, async (owner) => {
    await fillFindings(owner, organization, connector, entries);
    await owner.query("ANALYZE");
  });
  const timed = async (work: () => Promise<number>) => {
    const began = performance.now();
    const rows = await work();
    if (rows !== entries) throw new Error(`${rows} rows instead of ${entries}`);
    return rows / ((performance.now() - began) / 1_000);
  };
  const measured = await withClient(bank.database.url.href, (superuser) =>
    alternate(rounds, {
      export: () =>
        timed(async () => {
          let rows = 0;
          const wanted = { workspace, kind: "finding", format: "csv" } as const;
          for await (const part of exportResources(client, wanted)) rows = part.rows;
          return rows;
        }),
      copy: () =>
        timed(async () => {
          let rows = 0;
          const copy = to(
            `COPY (SELECT id, at, fields ->> 'severity', fields ->> 'location', fields ->> 'classifier' FROM record
               WHERE org_id = '${organization}' AND root_id = '${connector}' AND kind = 'finding' ORDER BY at DESC, id DESC)
             TO STDOUT (FORMAT csv)`,
          );
          const count = new Writable({
            write: (chunk: Buffer, _, done) => {
              for (const byte of chunk) if (byte === 10) rows += 1;
              done();
            },
          });
          await pipeline(superuser.query(copy), count);
          return rows;
        }),
    }),
  );
  return [
    compared({
      name: `export of ${entries.toLocaleString("en")} findings as CSV`,
      against: "COPY … TO STDOUT of the same rows",
      unit: "rows/s",
      goal: { at: "least", value: 0.3 },
      ours: measured.export,
      peer: measured.copy,
    }),
  ];
}
