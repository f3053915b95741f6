import {
  actionsWithPlainFields,
  auditActions,
  type Blueprint,
  blueprints,
  type Catalogue,
  type Connecting,
  coreCatalogue,
  heldByAnyInstanceKey,
  heldByAnyKey,
  heldByMachine,
  isAppointed,
  keyLevels,
  levelOf,
  limitOfMeter,
  operationOf,
  outcomeTold,
  type Permission,
  permissionLevels,
  permissionSet,
  permissions,
  type ResourceKind,
  runVerbOf,
  topicEvent,
  topicOf,
  type WorkspaceState,
  workspaceStates,
} from "@bailiwick/domain";
import type pg from "pg";
import { OperatorError } from "../operator-error.ts";

/** One table of the database's copy of the matrix, as rows of text in key order. */
export type CatalogueTable = {
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null | readonly string[])[])[];
};

/** The database's copy of the domain: permissions, blueprints, their roles, the states' masks. */
export function catalogue(models: readonly Blueprint[] = Object.values(blueprints)): CatalogueTable[] {
  return [
    {
      table: "authz.permission",
      key: ["bit"],
      columns: ["bit", "name", "level"],
      rows: permissions.map((row) => [row.bit, row.name, row.level]),
    },
    {
      table: "authz.platform_role",
      key: ["key"],
      columns: ["key", "permissions"],
      rows: [
        ["platform_admin", bits(permissions.filter((row) => row.level === "platform"))],
        ["instance_key", permissionSet.toBits(heldByAnyInstanceKey)],
      ],
    },
    {
      table: "authz.blueprint",
      key: ["key"],
      columns: [
        "key",
        "topology",
        "slug_scope",
        "organization_creation",
        "creator_role",
        "creator_org_role",
        "owner_role",
        "owner_org_role",
        "organization_admins",
        "appointed_permissions",
        "default_org_role",
        "default_role",
        "default_workspace",
        "default_name",
        "deletion_window_hours",
        "default_plan",
      ],
      rows: models.map((model) => [
        model.key,
        model.topology,
        model.slug.scope,
        model.organizationCreation,
        model.creator.workspace,
        model.creator.organization,
        model.owner.role,
        model.owner.orOrganizationRole,
        model.organizationAdmins,
        bits(
          model.catalogue.permissions.filter(({ name }) => isAppointed(model, [name])),
          model.catalogue,
        ),
        model.defaultRole,
        model.defaultWorkspace.kind === "one" ? model.defaultWorkspace.defaultRole : null,
        model.defaultWorkspace.kind,
        model.defaultWorkspace.kind === "none" ? null : model.defaultWorkspace.name,
        model.deletion?.windowHours ?? null,
        model.defaultPlan,
      ]),
    },
    {
      table: "authz.event_topic",
      key: ["action"],
      columns: ["action", "topic", "outcome"],
      rows: auditActions.flatMap((action) => {
        const topic = topicOf(action);
        return topic === null ? [] : [[action, topicEvent(topic), outcomeTold(action)]];
      }),
    },
    {
      table: "authz.audit_personal",
      key: ["action"],
      columns: ["action", "personal"],
      rows: actionsWithPlainFields().map(({ action, personal }) => [action, personal]),
    },
    ...permissionTables(models),
    ...kindTables(models),
    approvalTable(models),
    expiryTable(models),
    meterTable(models),
    priceTable(models),
    {
      table: "authz.blueprint_role",
      key: ["blueprint", "level", "key"],
      columns: ["blueprint", "level", "key", "name", "rank", "description", "permissions"],
      rows: models.flatMap((model) =>
        (["organization", "workspace"] as const).flatMap((level) =>
          model.roles[level].map((role) => [
            model.key,
            level,
            role.key,
            role.name,
            role.rank,
            role.description,
            permissionSet.toBits(role.set),
          ]),
        ),
      ),
    },
    {
      table: "authz.blueprint_setting",
      key: ["blueprint", "key"],
      columns: ["blueprint", "key", "initial"],
      rows: models.flatMap((model) =>
        model.settings.map(({ key, initial }) => [model.key, key, JSON.stringify(initial)]),
      ),
    },
  ];
}

/** The permissions of each blueprint's kinds, and the masks of levels and states that include them. */
function permissionTables(models: readonly Blueprint[]): CatalogueTable[] {
  return [
    {
      table: "authz.blueprint_permission",
      key: ["blueprint", "bit"],
      columns: ["blueprint", "bit", "name", "level", "operation"],
      rows: models.flatMap((model) =>
        model.resourceKinds.flatMap((kind) =>
          Object.entries(kind.verbs).map(([key, verb]) => [
            model.key,
            verb.bit,
            `${kind.key}:${key}`,
            levelOf(kind),
            operationOf(key, verb),
          ]),
        ),
      ),
    },
    {
      table: "authz.blueprint_level_mask",
      key: ["blueprint", "level"],
      columns: ["blueprint", "level", "permissions"],
      rows: models.flatMap(({ key, catalogue }) =>
        permissionLevels.map((level) => [
          key,
          level,
          bits(
            catalogue.permissions.filter((row) => row.level === level),
            catalogue,
          ),
        ]),
      ),
    },
    {
      table: "authz.blueprint_key_mask",
      key: ["blueprint", "level"],
      columns: ["blueprint", "level", "permissions"],
      rows: models.flatMap((model) =>
        keyLevels.map((level) => [model.key, level, permissionSet.toBits(heldByAnyKey(model, level))]),
      ),
    },
    {
      table: "authz.blueprint_state_mask",
      key: ["blueprint", "state"],
      columns: ["blueprint", "state", "permissions"],
      rows: models.flatMap((model) =>
        workspaceStates.map((state) => [model.key, state, usableIn(model, state)]),
      ),
    },
  ];
}

/** From which settings a new resource of a kind that connects is filled. */
const seedsOf = ({ name, tags, mode, rules }: Connecting) => JSON.stringify({ name, tags, mode, rules });

/** What resources of a kind that repeats start, and where the database writes how that went. */
function repeatsOf({ repeats }: ResourceKind, kinds: readonly ResourceKind[]): string | null {
  const started = kinds.find(({ key }) => key === repeats?.starts.kind);
  if (repeats === undefined || started === undefined) return null;
  const { next, last, result, paused } = repeats;
  const { reference, tags, tagsOf } = repeats.for;
  const run = { kind: started.key, verb: runVerbOf(started)?.key, below: started.parent };
  return JSON.stringify({ next, last, result, paused, ...run, reference, tags, tagsOf });
}

/** The kinds of each blueprint, the fields whose values the database compares with those of other rows, and secrets. */
function kindTables(models: readonly Blueprint[]): CatalogueTable[] {
  return [
    {
      table: "authz.blueprint_kind",
      key: ["blueprint", "key"],
      columns: ["blueprint", "key", "level", "parent", "volume", "credential", "seeds", "repeats"],
      rows: models.flatMap((model) =>
        model.resourceKinds.map((kind) => {
          const { key, level, parent, volume, connects } = kind;
          const held = heldByMachine(kind, model);
          return [
            model.key,
            key,
            level,
            parent,
            volume,
            held === null ? null : permissionSet.toBits(held),
            connects === undefined ? null : seedsOf(connects),
            repeatsOf(kind, model.resourceKinds),
          ];
        }),
      ),
    },
    {
      table: "authz.blueprint_field",
      key: ["blueprint", "kind", "key"],
      columns: ["blueprint", "kind", "key", "is_unique", "refers_to", "is_secret"],
      rows: models.flatMap((model) =>
        model.resourceKinds.flatMap(({ key, fields }) =>
          fields
            .filter((field) => field.unique || field.type === "reference" || field.type === "secret")
            .map((field) => [
              model.key,
              key,
              field.key,
              field.unique === true ? "true" : "false",
              field.type === "reference" ? field.to : null,
              field.type === "secret" ? "true" : "false",
            ]),
        ),
      ),
    },
  ];
}

/** The actions of each blueprint that wait for approvals. */
function approvalTable(models: readonly Blueprint[]): CatalogueTable {
  return {
    table: "authz.blueprint_approval",
    key: ["blueprint", "kind", "action"],
    columns: ["blueprint", "kind", "action", "verb", "from_states", "to_state"],
    rows: models.flatMap((model) =>
      model.resourceKinds.flatMap(({ key: kind, states }) =>
        (states?.actions ?? [])
          .filter(({ approvals }) => approvals !== undefined)
          .map(({ key, verb, from, to }) => [model.key, kind, key, verb, from, to]),
      ),
    ),
  };
}

/** The kinds of each blueprint that expire. */
function expiryTable(models: readonly Blueprint[]): CatalogueTable {
  return {
    table: "authz.blueprint_expiry",
    key: ["blueprint", "kind"],
    columns: ["blueprint", "kind", "field", "days"],
    rows: models.flatMap((model) =>
      model.resourceKinds.flatMap(({ key, expires }) =>
        expires === undefined ? [] : [[model.key, key, expires.field, expires.days]],
      ),
    ),
  };
}

/** The meters of each blueprint. */
function meterTable(models: readonly Blueprint[]): CatalogueTable {
  return {
    table: "authz.blueprint_meter",
    key: ["blueprint", "key"],
    columns: ["blueprint", "key", "period", "per", "hard", "verbs"],
    rows: models.flatMap((model) =>
      model.meters.map((meter) => {
        const { per, hard } = limitOfMeter(model.limits, meter);
        return [model.key, meter.key, meter.period, per, hard ? "true" : "false", meter.verbs];
      }),
    ),
  };
}

/** What the plans of each blueprint cost. */
function priceTable(models: readonly Blueprint[]): CatalogueTable {
  return {
    table: "authz.blueprint_price",
    key: ["blueprint", "plan"],
    columns: ["blueprint", "plan", "currency", "amount", "per"],
    rows: models.flatMap((model) =>
      model.plans.map(({ key, price }) => [
        model.key,
        key,
        price?.currency ?? null,
        price?.amount ?? 0,
        price?.per ?? null,
      ]),
    ),
  };
}

/**
 * A permission that does not concern one workspace applies in every state, unless the workspace is the whole
 * organization.
 */
function usableIn({ topology, catalogue }: Blueprint, state: WorkspaceState): string {
  const rows = catalogue.permissions.filter(
    (row) =>
      row.usableIn === null ||
      row.usableIn.includes(state) ||
      (topology !== "flat" && row.level !== "workspace"),
  );
  return bits(rows, catalogue);
}

function bits(rows: readonly Permission[], catalogue: Catalogue = coreCatalogue): string {
  return permissionSet.toBits(
    permissionSet.of(
      rows.map((row) => row.name),
      catalogue,
    ),
  );
}

/**
 * Makes the database's copy equal to the domain, as the owner, in one transaction; then gives every organization's
 * built-in roles the current permissions of their blueprint. Writes only differences.
 */
export async function syncCatalogue(owner: pg.ClientBase, models?: readonly Blueprint[]): Promise<void> {
  await owner.query("BEGIN");
  try {
    await refuseUnknown(owner, models);
    for (const part of catalogue(models)) await syncTable(owner, part);
    await owner.query(`
      INSERT INTO role AS r (org_id, level, key, name, description, rank, built_in, permissions)
        SELECT o.id, b.level, b.key, b.name, b.description, b.rank, true, b.permissions
        FROM organization o JOIN authz.blueprint_role b ON b.blueprint = o.blueprint WHERE o.state <> 'purged'
        AND NOT EXISTS (
          SELECT 1 FROM role x WHERE x.org_id = o.id AND x.level = b.level AND x.key = b.key
            AND (x.name, x.description, x.rank, x.permissions) = (b.name, b.description, b.rank, b.permissions))
      ON CONFLICT (org_id, level, key) DO UPDATE
        SET name = excluded.name, description = excluded.description, rank = excluded.rank, permissions = excluded.permissions WHERE r.built_in`);
    await owner.query("COMMIT");
  } catch (error) {
    await owner.query("ROLLBACK");
    throw error;
  }
}

/** A database that a later version wrote might have organizations for which this version has no rules. */
async function refuseUnknown(
  owner: pg.ClientBase,
  models: readonly Blueprint[] = Object.values(blueprints),
): Promise<void> {
  const { rows } = await owner.query<{ blueprint: string }>(
    "SELECT blueprint FROM organization WHERE state <> 'purged' AND blueprint <> ALL ($1) ORDER BY 1 LIMIT 1",
    [models.map(({ key }) => key)],
  );
  const [unknown] = rows;
  if (unknown === undefined) return;
  throw new OperatorError(
    `The database holds organizations of the blueprint "${unknown.blueprint}", which this version of Bailiwick does ` +
      "not know: start the version that wrote them, or a later one.",
  );
}

async function syncTable(owner: pg.ClientBase, part: CatalogueTable): Promise<void> {
  const { table, key, columns, rows } = part;
  const names = columns.join(", ");
  const typed = `json_populate_recordset(NULL::${table}, $1::json)`;
  const records = JSON.stringify(
    rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]]))),
  );
  const rest = columns.filter((name) => !key.includes(name));
  await owner.query(
    `INSERT INTO ${table} AS t (${names}) SELECT ${names} FROM ${typed}
     ON CONFLICT (${key.join(", ")}) DO UPDATE SET ${rest.map((name) => `${name} = excluded.${name}`).join(", ")}
     WHERE (${rest.map((name) => `t.${name}`).join(", ")}) IS DISTINCT FROM (${rest.map((name) => `excluded.${name}`).join(", ")})`,
    [records],
  );
}
