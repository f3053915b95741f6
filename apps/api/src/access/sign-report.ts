import { SignAccessReport, SignedAccessReport } from "@bailiwick/contracts";
import { accessReportFormat, maxReported, Refused, reportLimit } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { toRead } from "../reviews/needs.ts";
import { readAccess, reportedOf } from "./reported.ts";

/**
 * The report of access as a signed file, for someone outside: it says what it was asked for, and can be verified without
 * this instance, with `bailiwick reviews verify` (docs/access-reviews.md).
 * @throws Refused with `LIMIT_REACHED` for more rows than one file has
 */
export const signReport = procedure(toRead)
  .input(SignAccessReport)
  .output(SignedAccessReport)
  .query(async ({ ctx, input: { search, permission, dormant } }) => {
    const filter = { search, permission: permission ?? null, dormant };
    const rows = await readAccess(ctx, filter, null, maxReported + 1);
    if (rows.length > maxReported) throw new Refused(reportLimit);
    const { organization, workspace } = ctx;
    const text = ctx.instance.signRecord(accessReportFormat, {
      place: {
        organization: { id: organization.id, slug: organization.slug, name: organization.name },
        workspace:
          workspace === null ? null : { id: workspace.id, slug: workspace.slug, name: workspace.name },
      },
      writtenAt: ctx.now.toISOString(),
      filter,
      access: rows.map(reportedOf),
    });
    return { name: `access-${ctx.now.toISOString().slice(0, 10)}.json`, text };
  });
