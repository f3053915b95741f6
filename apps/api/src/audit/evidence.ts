import { ComplianceEvidence, ExportEvidence } from "@bailiwick/contracts";
import { evidenceFormat, type Json, maxReviewed } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { readRoles } from "../roles/internal.ts";

/**
 * The evidence that an instance has for an audit, signed: who holds which role, what each role can do, the access reviews
 * with every decision, and the head of the audit log, with which an export of it can be compared. Which control of a
 * framework that answers is in the operator's mapping, a document outside the product (M70). The reader gets what they
 * can see: an auditor who can't read the members gets the rest.
 */
export const evidence = procedure({ workspace: "audit:read", organization: "organization_audit:read" })
  .input(ExportEvidence)
  .output(ComplianceEvidence)
  .query(async ({ ctx }) => {
    const { organization, workspace, sql, now, instance } = ctx;
    const place = [organization.id, workspace?.id ?? null];
    const people = await sql<{ row: Json }>(
      `SELECT json_build_object('name', p.name, 'email', p.email, 'role', p.role, 'active', p.active,
         'since', audit.time_text(p.created_at)) AS row
       FROM (SELECT name, email, role, active, created_at FROM member WHERE org_id = $1 AND workspace_id = $2::uuid
         UNION ALL SELECT name, email, role, active, created_at FROM organization_member
           WHERE org_id = $1 AND $2::uuid IS NULL) p
       ORDER BY p.email LIMIT ${maxReviewed}`,
      place,
    );
    const reviews = await sql<{ row: Json }>(
      `SELECT json_build_object('name', r.name, 'startedAt', audit.time_text(r.started_at), 'dueAt', audit.time_text(r.due_at),
         'endedAt', audit.time_text(r.closed_at), 'endedBy', r.closed_by_name, 'undecided', r.undecided, 'items', (
           SELECT coalesce(json_agg(json_build_object('kind', i.kind, 'name', i.name, 'email', i.email, 'role', i.role,
             'lastActive', i.last_active, 'decision', i.decision, 'newRole', i.new_role, 'note', i.note,
             'decidedAt', audit.time_text(i.decided_at), 'decidedBy', i.decided_by_name, 'keptBecause', i.kept_because)
             ORDER BY i.kind, i.name, i.id), '[]')
           FROM access_review_item i WHERE i.org_id = r.org_id AND i.review_id = r.id)) AS row
       FROM access_review r WHERE r.org_id = $1 AND r.workspace_id IS NOT DISTINCT FROM $2::uuid
       ORDER BY r.started_at DESC, r.id LIMIT 12`,
      place,
    );
    const [head] = await sql<{ seq: string; hash: string }>(
      "SELECT seq::text, encode(hash, 'hex') AS hash FROM audit_head WHERE org_id = $1",
      [organization.id],
    );
    const roles = await readRoles(ctx);
    const named = ({ id, slug, name }: typeof organization) => ({ id, slug, name });
    const text = instance.signRecord(evidenceFormat, {
      place: {
        organization: named(organization),
        workspace:
          workspace === null ? null : { id: workspace.id, slug: workspace.slug, name: workspace.name },
      },
      writtenAt: now.toISOString(),
      mapping: instance.complianceUrl,
      auditHead: head === undefined ? null : { seq: Number(head.seq), hash: head.hash },
      roles: roles.map(({ level, key, name, permissions }) => ({
        level,
        key,
        name,
        permissions: [...permissions],
      })),
      people: people.map(({ row }) => row),
      reviews: reviews.map(({ row }) => row),
    });
    return {
      name: `evidence-${workspace?.slug ?? organization.slug}-${now.toISOString().slice(0, 10)}.json`,
      text,
    };
  });
