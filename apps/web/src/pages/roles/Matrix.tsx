import type { Blueprint } from "@bailiwick/domain";
import { Table, VisuallyHidden } from "@mantine/core";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import { Fragment } from "react";
import { standsAlone } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";
import { words } from "../../texts/words.ts";
import { Name } from "../../ui/Named.tsx";
import classes from "./Matrix.module.css";
import { byPlatform, holds, matrixGroups } from "./matrix.ts";
import type { ListedRole } from "./roles.ts";

const t = texts.roles;

type Column = Pick<ListedRole, "key" | "name" | "permissions">;

type Props = {
  readonly blueprint: Blueprint;
  /** In column order. */
  readonly roles: readonly Column[];
  /** The keys of the reader's own. */
  readonly held: readonly (string | null)[];
};

/**
 * Role × permission. The reader's own roles are highlighted; on a narrow screen the permissions stay while roles
 * scroll.
 */
export function Matrix({ blueprint, roles, held }: Props) {
  const mine = ({ key }: Column) => (held.includes(key) ? true : undefined);
  return (
    // Scrolls by itself, so the keyboard has to reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={classes.frame} aria-label={t.matrixTitle} tabIndex={0}>
      <Table className={classes.table} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes.permission}>
              {t.permission}
            </Table.Th>
            {roles.map((role) => (
              <Table.Th key={role.key} scope="col" className={classes.role} data-mine={mine(role)}>
                <Name>{role.name}</Name>
                {mine(role) && <VisuallyHidden>, {t.yourRole}</VisuallyHidden>}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {matrixGroups(blueprint, roles).map(({ level, rows }) => (
            <Fragment key={level}>
              {!standsAlone(blueprint) && (
                <Table.Tr>
                  <Table.Th scope="rowgroup" colSpan={roles.length + 1} className={classes.group}>
                    {t.groups[level]}
                  </Table.Th>
                </Table.Tr>
              )}
              {rows.map((permission) => (
                <Table.Tr key={permission.name}>
                  <Table.Th scope="row" className={classes.permission}>
                    {words.permission(permission)}
                    <span className={classes.name}>{permission.name}</span>
                    {byPlatform(blueprint, permission) && (
                      <span className={classes.platform}>{t.byPlatform}</span>
                    )}
                  </Table.Th>
                  {roles.map((role) => {
                    const yes = holds(role, permission);
                    return (
                      <Table.Td key={role.key} className={classes.cell} data-mine={mine(role)} data-yes={yes}>
                        {yes ? <IconCheck size={18} aria-hidden /> : <IconMinus size={16} aria-hidden />}
                        <VisuallyHidden>{yes ? t.holds : t.lacks}</VisuallyHidden>
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
