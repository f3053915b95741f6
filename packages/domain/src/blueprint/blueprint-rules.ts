import { canStandIn, isAppointed, neededIn } from "../access/levels.ts";
import { catalogueWith } from "../access/permissions.ts";
import type { RoleSpec } from "../access/roles.ts";
import { checkName } from "../text/names.ts";
import type { BlueprintSpec } from "./blueprint.ts";
import { contentRules } from "./blueprint-content-rules.ts";
import { everyRole, faults, holds, type Rule, repeated } from "./blueprint-rule.ts";
import { permissionsOfKinds } from "./resource-kinds.ts";

const knows = (roles: readonly RoleSpec[], key: string) => roles.some((role) => role.key === key);

/** The permissions that the blueprint knows, including its kinds'. */
const catalogueIn = (spec: BlueprintSpec) => catalogueWith(permissionsOfKinds(spec.resourceKinds));

const named: Rule = (spec) => {
  const all = [spec, ...everyRole(spec), ...spec.plans];
  return [
    ...faults([!/^[a-z]+(-[a-z]+)*$/.test(spec.key), "its key is not lower-case words with hyphens"]),
    ...all.flatMap((it) =>
      faults([it.name === "" || it.description === "", `${it.key} lacks a name or a sentence`]),
    ),
  ];
};

const keysUnique: Rule = (spec) => [
  ...repeated(everyRole(spec).map((role) => role.key)).map((key) => `the role ${key} appears twice`),
  ...repeated(spec.plans.map((plan) => plan.key)).map((key) => `the plan ${key} appears twice`),
];

const rolesInOrder: Rule = (spec) =>
  [spec.roles.organization, spec.roles.workspace].flatMap((roles) =>
    roles.flatMap((role, index) => {
      const next = roles[index + 1];
      return faults([
        next !== undefined && next.rank >= role.rank,
        `the role ${next?.key} does not rank below ${role.key}, which it follows`,
      ]);
    }),
  );

const permissionsFit: Rule = (spec) => {
  const { named } = catalogueIn(spec);
  return everyRole(spec).flatMap((role) => [
    ...repeated(role.permissions).map((name) => `the role ${role.key} lists ${name} twice`),
    ...role.permissions.flatMap((name) => {
      const row = named[name];
      if (row === undefined) return [`the role ${role.key} holds ${name}, which is no permission`];
      const { level } = row;
      return faults(
        [level === "platform", `the role ${role.key} holds ${name}, which is the platform admin's`],
        [
          level === "organization" && spec.topology !== "flat" && spec.roles.workspace.includes(role),
          `the workspace role ${role.key} holds ${name}, which is the organization's`,
        ],
      );
    }),
  ]);
};

const workspaceRolesOpen: Rule = (spec) => [
  ...faults([spec.roles.workspace.length === 0, "it has no workspace role"]),
  ...spec.roles.workspace.flatMap((role) =>
    neededIn.workspace.flatMap((name) =>
      faults([!role.permissions.includes(name), `the workspace role ${role.key} lacks ${name}`]),
    ),
  ),
];

const rolesKnown: Rule = (spec) => {
  const { organization, workspace } = spec.roles;
  const named: readonly (readonly [string, readonly RoleSpec[], string | null])[] = [
    ["the creator of a workspace becomes", workspace, spec.creator.workspace],
    ["the creator of an organization becomes", organization, spec.creator.organization],
    ["who joins an organization becomes", organization, spec.defaultRole],
    ["the owner is", workspace, spec.owner.role],
    ["the owner's stand-in is", organization, spec.owner.orOrganizationRole],
    [
      "who joins the default workspace becomes",
      workspace,
      spec.defaultWorkspace.kind === "one" ? spec.defaultWorkspace.defaultRole : null,
    ],
  ];
  return named.flatMap(([what, roles, key]) =>
    faults([key !== null && !knows(roles, key), `${what} ${key}, which is not among the roles`]),
  );
};

const flatIsFlat: Rule = (spec) => {
  if (spec.topology !== "flat") return [];
  return faults(
    [spec.roles.organization.length > 0, "it is flat and has organization roles"],
    [spec.creator.organization !== null, "it is flat and the creator gets an organization role"],
    [spec.defaultRole !== null, "it is flat and people join organizations"],
    [spec.owner.orOrganizationRole !== null, "it is flat and an organization role acts for the owner"],
    [spec.workspaceCreation !== "anyone", "it is flat and not anyone creates a workspace"],
    [spec.organizationCreation !== "anyone", "it is flat and not anyone creates an organization"],
    [spec.defaultWorkspace.kind !== "none", "it is flat and has a default workspace"],
    [spec.archive.keepsOneActive, "it is flat and keeps one workspace active"],
    [spec.slug.scope !== "instance", "it is flat and its slugs are not unique in the instance"],
  );
};

const organizationIsStaffed: Rule = (spec) => {
  if (spec.topology !== "organization") return [];
  return faults(
    [spec.roles.organization.length === 0, "it has organizations and no organization role"],
    [spec.defaultRole === null, "it has organizations and no role for who joins one"],
    [
      spec.organizationCreation === "anyone" && spec.creator.organization === null,
      "anyone creates an organization and gets no role in it",
    ],
    [
      spec.organizationCreation === "platform" && spec.organizationAdmins !== "platform",
      "the platform admin creates organizations and does not appoint their admins, so they start without any",
    ],
    ...spec.roles.organization.flatMap((role) =>
      neededIn.organization.map(
        (name) =>
          [!role.permissions.includes(name), `the organization role ${role.key} lacks ${name}`] as const,
      ),
    ),
  );
};

const ownerOwns: Rule = (spec) => {
  const owner = spec.roles.workspace.find((role) => role.key === spec.owner.role);
  const needed = ["member:make_owner", "member:add", "member:change_role", "member:remove"] as const;
  return [
    ...needed.flatMap((name) =>
      faults([owner !== undefined && !owner.permissions.includes(name), `the owner's role lacks ${name}`]),
    ),
    ...everyRole(spec)
      .filter((role) => role.permissions.includes("member:make_owner"))
      .flatMap((role) =>
        faults([
          owner?.permissions.some((name) => !role.permissions.includes(name)) ?? false,
          `the role ${role.key} makes owners and does not hold all that an owner holds`,
        ]),
      ),
    ...faults([
      spec.creator.workspace !== spec.owner.role,
      "the creator of a workspace does not become its owner, so it starts without one",
    ]),
  ];
};

const creationFits: Rule = (spec) => {
  const given = holds(everyRole(spec), "workspace:create");
  return faults(
    [
      spec.workspaceCreation === "anyone" && given,
      "anyone creates a workspace, and a role holds workspace:create",
    ],
    [spec.workspaceCreation === "organization_role" && !given, "no role holds workspace:create"],
  );
};

const slugFits: Rule = (spec) => {
  const given = holds(everyRole(spec), "workspace:change_slug");
  const owner = holds(
    spec.roles.workspace.filter((role) => role.key === spec.owner.role),
    "workspace:change_slug",
  );
  return faults(
    [spec.slug.changedBy === "owner" && !owner, "the owner changes the slug and lacks workspace:change_slug"],
    [
      spec.slug.changedBy !== "owner" && given,
      "a role holds workspace:change_slug, and no owner changes a slug",
    ],
  );
};

const archiveFits: Rule = (spec) => {
  const given = holds(everyRole(spec), "workspace:archive");
  return faults(
    [spec.archive.offered && !given, "workspaces are archived and no role holds workspace:archive"],
    [!spec.archive.offered && given, "workspaces are not archived and a role holds workspace:archive"],
  );
};

const deletionFits: Rule = (spec) => {
  const { deletion, roles } = spec;
  const restorers = {
    organization: holds(roles.organization, "workspace:restore"),
    workspace: holds(roles.workspace, "workspace:restore"),
  };
  const deletes = holds(everyRole(spec), "workspace:delete");
  const restores = restorers.organization || restorers.workspace;
  if (deletion === null) {
    return faults(
      [deletes, "workspaces are never deleted and a role holds workspace:delete"],
      [restores, "workspaces are never deleted and a role holds workspace:restore"],
    );
  }
  return faults(
    [
      !Number.isInteger(deletion.windowHours) || deletion.windowHours < 1,
      "the deletion window is not whole hours",
    ],
    [!deletes, "workspaces are deleted and no role holds workspace:delete"],
    [
      deletion.restoredBy === "platform" && restores,
      "the platform admin restores, and a role holds workspace:restore",
    ],
    [
      deletion.restoredBy === "organization_role" && !restorers.organization,
      "an organization role restores, and none holds workspace:restore",
    ],
    [
      deletion.restoredBy === "workspace_role" && !restorers.workspace,
      "a workspace role restores, and none holds workspace:restore",
    ],
  );
};

const defaultFits: Rule = (spec) => {
  const rule = spec.defaultWorkspace;
  return faults(
    [
      rule.kind !== "none" && !checkName(rule.name).allowed,
      "the default workspace's name is not a good name",
    ],
    [
      rule.kind === "private" && spec.deletion === null,
      "everyone has a private workspace, and nothing takes it away when they leave",
    ],
    [
      rule.kind !== "one" && holds(everyRole(spec), "workspace:set_default"),
      "a role holds workspace:set_default, and there is no such default",
    ],
  );
};

const flatHoldsFlat: Rule = (spec) => {
  if (spec.topology !== "flat") return [];
  const { named } = catalogueIn(spec);
  return spec.roles.workspace.flatMap((role) =>
    role.permissions
      .map((name) => named[name])
      .filter((row) => row?.level === "organization" && !canStandIn(spec.topology, "workspace", row))
      .map((row) => `it is flat and the role ${role.key} holds ${row?.name}`),
  );
};

const appointedFit: Rule = (spec) => {
  if (spec.organizationAdmins !== "platform") return [];
  const appointed = (key: string | null) => {
    const role = spec.roles.organization.find((other) => other.key === key);
    return role !== undefined && isAppointed({ ...spec, catalogue: catalogueIn(spec) }, role.permissions);
  };
  return faults(
    [
      !spec.roles.organization.some((role) => appointed(role.key)),
      "the platform admin appoints the admins of an organization, and it has no role for them",
    ],
    [
      !appointed(spec.owner.orOrganizationRole),
      "the platform admin appoints the admins of an organization, and none of them acts for the owner",
    ],
    [
      appointed(spec.defaultRole) || appointed(spec.creator.organization),
      "the platform admin appoints the admins of an organization, and people become one by themselves",
    ],
  );
};

const rules: readonly Rule[] = [
  named,
  keysUnique,
  rolesInOrder,
  permissionsFit,
  workspaceRolesOpen,
  rolesKnown,
  flatIsFlat,
  flatHoldsFlat,
  organizationIsStaffed,
  appointedFit,
  ownerOwns,
  creationFits,
  slugFits,
  archiveFits,
  deletionFits,
  defaultFits,
  ...contentRules,
];

/** Every inconsistency of the blueprint, one sentence each; empty if there is none. */
export function blueprintFaults(spec: BlueprintSpec): readonly string[] {
  return rules.flatMap((rule) => rule(spec));
}
