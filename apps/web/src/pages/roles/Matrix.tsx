import type { Blueprint } from "@bailiwick/domain";
import { Table, VisuallyHidden } from "@mantine/core";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import { Fragment } from "react";
import { texts } from "../../texts/index.ts";
import classes from "./Matrix.module.css";
import { byPlatform, holds, type MatrixRole, matrixGroups, matrixRoles } from "./matrix.ts";

const says = texts.roles;

type Props = { readonly blueprint: Blueprint; readonly held: readonly (string | null)[] };

/** Role × permission. The reader's own roles stand out; on a narrow screen the permissions stay while roles scroll. */
export function Matrix({ blueprint, held }: Props) {
  const roles = matrixRoles(blueprint);
  const mine = ({ role }: MatrixRole) => (held.includes(role.key) ? true : undefined);
  return (
    // Scrolls by itself, so it has to be reachable by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={classes.frame} aria-label={says.title} tabIndex={0}>
      <Table className={classes.table} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes.permission}>
              {says.permission}
            </Table.Th>
            {roles.map((each) => (
              <Table.Th key={each.role.key} scope="col" className={classes.role} data-mine={mine(each)}>
                {each.role.name}
                {mine(each) && <VisuallyHidden>, {says.yourRole}</VisuallyHidden>}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {matrixGroups(blueprint).map(({ level, rows }) => (
            <Fragment key={level}>
              {blueprint.topology !== "flat" && (
                <Table.Tr>
                  <Table.Th scope="rowgroup" colSpan={roles.length + 1} className={classes.group}>
                    {says.groups[level]}
                  </Table.Th>
                </Table.Tr>
              )}
              {rows.map((permission) => (
                <Table.Tr key={permission.name}>
                  <Table.Th scope="row" className={classes.permission}>
                    {permission.says}
                    <span className={classes.name}>{permission.name}</span>
                    {byPlatform(blueprint, permission) && (
                      <span className={classes.platform}>{says.byPlatform}</span>
                    )}
                  </Table.Th>
                  {roles.map((each) => {
                    const yes = holds(each.role, permission);
                    return (
                      <Table.Td
                        key={each.role.key}
                        className={classes.cell}
                        data-mine={mine(each)}
                        data-yes={yes}
                      >
                        {yes ? <IconCheck size={18} aria-hidden /> : <IconMinus size={16} aria-hidden />}
                        <VisuallyHidden>{yes ? says.holds : says.lacks}</VisuallyHidden>
                      </Table.Td>
                    );
                  })}
                </Table.Tr>
              ))}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
