import type { Client, Inputs } from "./client.ts";

/** A part of an export's file, and how many resources have been read so far, out of how many. */
export type ExportPart = { readonly text: string; readonly rows: number; readonly of: number };

/**
 * Exports a list of resources, part by part: `resources.list` with the same input shows what is in it. The next part is
 * read when its reader asks for it, so that no more than one is in memory. After an interruption, `after` continues
 * with the resource that follows the last one in the file.
 * @throws what {@link refusalOf} reads
 */
export async function* exportResources(
  client: Client,
  wanted: Inputs["resources"]["export"],
): AsyncGenerator<ExportPart> {
  const { kind, workspace, organization } = wanted;
  const place = workspace === undefined ? { organization } : { workspace };
  const { rows: of, ticket: first } = await client.resources.export.mutate(wanted);
  let rows = 0;
  let ticket: string | null = first;
  do {
    const part: Awaited<ReturnType<typeof client.resources.exportPage.query>> =
      await client.resources.exportPage.query({ ...place, kind, ticket });
    rows += part.rows;
    yield { text: part.text, rows, of };
    ticket = part.ticket;
  } while (ticket !== null);
}
