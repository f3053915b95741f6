import { AccessReportPage, ListAccess } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { toRead } from "../reviews/needs.ts";
import { readAccess, reportedOf } from "./reported.ts";

const Cursor = z.tuple([z.string(), z.string()]);

/**
 * Who has access to a workspace, or to an organization and all its workspaces, and through what: by name, page by page, all
 * of it, what gives one permission, or what no one used for 90 days.
 */
export const report = procedure(toRead)
  .input(ListAccess)
  .output(AccessReportPage)
  .query(async ({ ctx, input: { cursor, limit, ...filter } }) => {
    const found = await readAccess(ctx, filter, readCursor(Cursor, cursor), limit + 1);
    const { rows, nextCursor } = pageOf(found, limit, ({ sort_name, id }) => [sort_name, id]);
    return { items: rows.map(reportedOf), nextCursor };
  });
