import {
  type Actor,
  type Blueprint,
  can,
  levelOf,
  operationOf,
  permissionSet,
  permissionsOf,
  type ResourceKind,
  type RowOperation,
  verbThatCreates,
} from "@bailiwick/domain";
import type { Tenant } from "../../tenant/tenant.ts";
import { may, type Operation, type Stage, seen, touched } from "./operation.ts";

/** What the rows of each kind check: every permission that the blueprint's kinds declare, in any state. */
export function asksOfKinds({ resourceKinds }: Blueprint): Operation[] {
  return resourceKinds.flatMap(({ key, verbs }) =>
    Object.keys(verbs).map((verb): Operation => {
      const permission = `${key}:${verb}` as const;
      return {
        title: `ask for ${permission}`,
        permission,
        attempt: (tenant) =>
          seen(tenant, "SELECT WHERE authz.has($1) AND authz.has_any($1, 'platform:read')", [permission]),
        expected: may(permission),
      };
    }),
  );
}

/** Whether a verb of the kind lets the actor do this with its rows. */
const does = (kind: ResourceKind, operation: RowOperation) => (actor: Actor) =>
  Object.entries(kind.verbs).some(
    ([key, verb]) => operationOf(key, verb) === operation && can(actor, `${kind.key}:${key}`).allowed,
  );

/** What can be tried with the rows of each kind, in any state. */
export function rowsOfKinds({ resourceKinds }: Blueprint): Operation[] {
  return resourceKinds.flatMap((kind) => [
    ...(kind.volume === "few" ? rowsOf(kind) : recordsOf(kind)),
    ...(kind.verbs.move === undefined ? [] : movesOf(kind)),
  ]);
}

/** Moves of a kind: to the neighboring workspace, where an organization role alone gives something, and from there. */
function movesOf(kind: ResourceKind): Operation[] {
  const permission = `${kind.key}:move` as const;
  const move = async ({ sql }: Pick<Tenant, "sql">, id: string | undefined, target: string | null) => {
    const moving = "SELECT authz.move_resource($1, $2, 'Moved', NULL, NULL) AS moved";
    const [row] = await sql<{ moved: boolean }>(moving, [id, target]);
    return row?.moved === true ? 1 : 0;
  };
  const holdsThere = ({ blueprint, organizationRole }: Actor) =>
    blueprint !== null &&
    [permission, `${kind.key}:${verbThatCreates(kind)}` as const].every((name) =>
      permissionSet.has(permissionsOf(blueprint, organizationRole, null), name, blueprint.catalogue),
    );
  return [
    {
      title: `move a ${kind.key} to the neighboring workspace`,
      permission,
      attempt: (tenant, stage) => move(tenant, row(kind, stage).id, stage.sibling),
      expected: (actor, { sibling }) => sibling !== null && may(permission)(actor) && holdsThere(actor),
    },
    {
      title: `move a ${kind.key} from the neighboring workspace`,
      permission,
      attempt: (tenant, { nextDoor, workspace }) => move(tenant, nextDoor[kind.key], workspace),
      expected: () => false,
    },
    {
      title: `UPDATE the place of a ${kind.key}`,
      permission,
      attempt: (tenant, stage) =>
        touched(tenant, "UPDATE resource_root SET workspace_id = $3 WHERE org_id = $1 AND id = $2", [
          stage.org,
          row(kind, stage).id,
          stage.sibling,
        ]),
      expected: () => false,
    },
  ];
}

const row = (kind: ResourceKind, { resources }: Stage) =>
  resources[kind.key] ?? { id: "", root: "", parent: null };

/** What can be tried with the records of a kind; what is not opened for an act is out of reach of it. */
function recordsOf(kind: ResourceKind): Operation[] {
  const permission = `${kind.key}:read` as const;
  const open = (tenant: Pick<Tenant, "sql">, act: "read" | "append") =>
    tenant.sql("SELECT authz.open_records($1, $2)", [kind.key, act]);
  const select = (tenant: Pick<Tenant, "sql">, org: string, id: string | undefined) =>
    seen(tenant, "SELECT FROM record WHERE org_id = $1 AND kind = $2 AND id = $3", [org, kind.key, id]);
  // Without RETURNING, which would have to see the row.
  const insert = async (tenant: Pick<Tenant, "sql">, org: string, root: string | undefined) => {
    await tenant.sql(
      "INSERT INTO record (org_id, root_id, kind, at, id, fields) VALUES ($1, $2, $3, now(), gen_random_uuid(), '{}')",
      [org, root, kind.key],
    );
    return 1;
  };
  return [
    {
      title: `SELECT a ${kind.key}`,
      permission,
      attempt: async (tenant, stage) => {
        await open(tenant, "read");
        return select(tenant, stage.org, row(kind, stage).id);
      },
      expected: does(kind, "read"),
    },
    {
      title: `SELECT a ${kind.key} without opening it`,
      permission,
      attempt: (tenant, stage) => select(tenant, stage.org, row(kind, stage).id),
      expected: () => false,
    },
    {
      title: `SELECT a ${kind.key} that is opened to append`,
      permission,
      attempt: async (tenant, stage) => {
        await open(tenant, "append");
        return select(tenant, stage.org, row(kind, stage).id);
      },
      expected: () => false,
    },
    {
      title: `SELECT a ${kind.key} of the neighboring workspace`,
      permission,
      attempt: async (tenant, { org, nextDoor }) => {
        await open(tenant, "read");
        return select(tenant, org, nextDoor[kind.key]);
      },
      expected: () => false,
    },
    {
      title: `INSERT a ${kind.key}`,
      permission,
      attempt: async (tenant, stage) => {
        await open(tenant, "append");
        return insert(tenant, stage.org, row(kind, stage).root);
      },
      expected: does(kind, "create"),
    },
    {
      title: `INSERT a ${kind.key} below a root of the neighboring workspace`,
      permission,
      attempt: async (tenant, stage) => {
        await open(tenant, "append");
        return insert(tenant, stage.org, stage.sibling ?? crypto.randomUUID());
      },
      expected: () => false,
    },
    {
      title: `DELETE a ${kind.key}`,
      permission,
      attempt: async (tenant, stage) => {
        await open(tenant, "read");
        return touched(tenant, "DELETE FROM record WHERE org_id = $1 AND id = $2", [
          stage.org,
          row(kind, stage).id,
        ]);
      },
      expected: () => false,
    },
  ];
}

function rowsOf(kind: ResourceKind): Operation[] {
  const permission = `${kind.key}:read` as const;
  // A statement that names rows has to see them.
  const sees = (operation: RowOperation) => (actor: Actor) =>
    does(kind, operation)(actor) && does(kind, "read")(actor);
  return [
    {
      title: `SELECT a ${kind.key}`,
      permission,
      attempt: (tenant, stage) =>
        seen(tenant, "SELECT FROM resource WHERE org_id = $1 AND id = $2", [stage.org, row(kind, stage).id]),
      expected: does(kind, "read"),
    },
    {
      title: `SELECT a ${kind.key} of the neighboring workspace`,
      permission,
      attempt: (tenant, { org, nextDoor }) =>
        seen(tenant, "SELECT FROM resource WHERE org_id = $1 AND id = $2", [org, nextDoor[kind.key]]),
      expected: () => false,
    },
    {
      title: `INSERT a ${kind.key}`,
      permission,
      attempt: async (tenant, stage) => {
        const { org, workspace, subject } = stage;
        const root = kind.parent === null ? crypto.randomUUID() : row(kind, stage).root;
        if (kind.parent === null) {
          await tenant.sql(
            "INSERT INTO resource_root (org_id, id, workspace_id, kind) VALUES ($1, $2, $3, $4)",
            [org, root, levelOf(kind) === "workspace" ? workspace : null, kind.key],
          );
        }
        await tenant.sql(
          `INSERT INTO resource (org_id, id, root_id, parent_id, kind, fields, created_by)
           VALUES ($1, $2, $3, $4, $5, '{}', $6)`,
          [
            org,
            kind.parent === null ? root : crypto.randomUUID(),
            root,
            row(kind, stage).parent,
            kind.key,
            subject,
          ],
        );
        return 1;
      },
      expected: does(kind, "create"),
    },
    {
      title: `UPDATE a ${kind.key}`,
      permission,
      attempt: (tenant, stage) =>
        touched(tenant, `UPDATE resource SET fields = '{"any": 1}' WHERE org_id = $1 AND id = $2`, [
          stage.org,
          row(kind, stage).id,
        ]),
      expected: sees("update"),
    },
    {
      title: `DELETE a ${kind.key}`,
      permission,
      attempt: (tenant, stage) =>
        touched(
          tenant,
          `DELETE FROM ${kind.parent === null ? "resource_root" : "resource"} WHERE org_id = $1 AND id = $2`,
          [stage.org, row(kind, stage).id],
        ),
      expected: kind.parent === null ? does(kind, "delete") : sees("delete"),
    },
  ];
}
