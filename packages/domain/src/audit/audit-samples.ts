import { type AuditEntry, genesisHash } from "./audit.ts";

const organization = "3f0c1b52-6f0e-4a51-9d2a-0a4f0c7f1a01";
const workspace = "8a2d6c1e-0b57-4f0b-8f0d-5a9f7a1c2b02";
const owner = "c4b1f7d0-92d3-4d5e-b7e1-1f2a3b4c5d03";
const member = "d9e8f7a6-1b2c-4d3e-9f4a-5b6c7d8e9f04";

/**
 * A chain of three entries with the hashes that every implementation of the encoding must reach: nulls, text beyond
 * ASCII, addresses of both kinds, and a refused attempt. The database's tests compare `audit.append` with it.
 */
export const auditSamples: readonly AuditEntry[] = [
  {
    orgId: organization,
    seq: 1,
    at: "2026-01-31T09:15:00.000000Z",
    workspaceId: null,
    actorKind: "system",
    actorId: null,
    actorName: null,
    via: "system",
    ip: null,
    action: "organization.created",
    targetKind: "organization",
    targetId: organization,
    targetName: "Acme",
    outcome: "done",
    before: null,
    after: '{"name": "Acme", "slug": "acme"}',
    prevHash: genesisHash,
    hash: "464aca583882821b4c9041590bc809c10dccd76cf06e39ac625ec190d9143d5d",
  },
  {
    orgId: organization,
    seq: 2,
    at: "2026-01-31T09:15:00.000001Z",
    workspaceId: workspace,
    actorKind: "user",
    actorId: owner,
    actorName: "Bürö 東京 🚀",
    via: "workspace",
    ip: "203.0.113.7",
    action: "workspace.renamed",
    targetKind: "workspace",
    targetId: workspace,
    targetName: "Zürich – Nord",
    outcome: "done",
    before: '{"name": "Zürich"}',
    after: '{"name": "Zürich – Nord"}',
    prevHash: "464aca583882821b4c9041590bc809c10dccd76cf06e39ac625ec190d9143d5d",
    hash: "1acbe33cf6e834d16ee39837b73ef361db5afef400f25f0708880edf67ef1dbc",
  },
  {
    orgId: organization,
    seq: 3,
    at: "2026-12-31T23:59:59.999999Z",
    workspaceId: workspace,
    actorKind: "user",
    actorId: member,
    actorName: "",
    via: "workspace",
    ip: "2001:db8::7",
    action: "workspace.deletion_requested",
    targetKind: null,
    targetId: null,
    targetName: null,
    outcome: "refused",
    before: null,
    after: '{"reason": "missing_permission", "message": "You need the Owner role to delete the workspace."}',
    prevHash: "1acbe33cf6e834d16ee39837b73ef361db5afef400f25f0708880edf67ef1dbc",
    hash: "e824f751756c79a4fc7a890414374a11941f4ab2f744ad875763ea2a02dd0cb0",
  },
];
