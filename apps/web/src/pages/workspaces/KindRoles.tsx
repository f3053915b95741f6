import type { Blueprint } from "@bailiwick/domain";
import { Matrix } from "../roles/Matrix.tsx";

/** The matrix of a kind before creating any: the permissions of its roles. */
export default function KindRoles({ blueprint }: { readonly blueprint: Blueprint }) {
  const { organization, workspace } = blueprint.roles;
  const roles = [...organization, ...workspace].map(({ key, name, permissions }) => ({
    key,
    name,
    permissions: [...permissions],
  }));
  return <Matrix blueprint={blueprint} roles={roles} held={[]} />;
}
