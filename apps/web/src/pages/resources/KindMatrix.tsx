import { gradesOf, type ResourceKind } from "@bailiwick/domain";
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { paths } from "../../paths.ts";
import type { ResourcesSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { Section } from "../../ui/Section.tsx";
import { useHolder } from "./holder.tsx";
import classes from "./KindMatrix.module.css";

const t = texts.resources.matrix;

/** The share of red in the cell with the highest score, in percent: the text on it stays readable. */
const hottest = 30;

/**
 * How many resources there are in each cell of a kind's two fields, the highest score at the top right. Each cell says its
 * count and score, and leads to its resources.
 */
export default function KindMatrix({ kind }: { readonly kind: ResourceKind }) {
  const { at, place } = useHolder();
  const query = useQuery(trpc.resources.matrix.queryOptions({ ...at, kind: kind.key }));
  const { matrix } = kind;
  if (matrix === undefined) return null;
  const fieldOf = (key: string) => kind.fields.find((field) => field.key === key);
  const rows = gradesOf(fieldOf(matrix.rows)).toReversed();
  const columns = gradesOf(fieldOf(matrix.columns));
  const [down, across] = [fieldOf(matrix.rows)?.name ?? "", fieldOf(matrix.columns)?.name ?? ""];
  const most = (rows[0]?.weight ?? 1) * (columns.at(-1)?.weight ?? 1);
  return (
    <Section title={t.title(down, across)} description={t.description(kind.plural)}>
      <Loaded query={query} skeleton={<Skeleton height={300} />}>
        {({ cells }) => (
          <div className={classes.scroll}>
            <table className={classes.matrix}>
              <thead>
                <tr>
                  <th scope="col" rowSpan={2} className={classes.corner ?? ""}>
                    {down}
                  </th>
                  <th scope="colgroup" colSpan={columns.length}>
                    {across}
                  </th>
                </tr>
                <tr>
                  {columns.map(({ value, name }) => (
                    <th key={value} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.value}>
                    <th scope="row">{row.name}</th>
                    {columns.map((column) => {
                      const found = cells.find(
                        (cell) => cell.row === row.value && cell.column === column.value,
                      );
                      const count = found?.count ?? 0;
                      const score = row.weight * column.weight;
                      const search: ResourcesSearch = {
                        [`filter-${matrix.rows}`]: row.value,
                        [`filter-${matrix.columns}`]: column.value,
                      };
                      return (
                        <td
                          key={column.value}
                          className={classes.cell}
                          style={{ "--heat": `${Math.round((hottest * score) / most)}%` } as object}
                        >
                          {count > 0 && (
                            <Link
                              {...paths.resources({ ...place, kind: kind.key }, search)}
                              aria-label={t.cell(
                                count,
                                [kind.name, kind.plural],
                                `${down} ${row.name}, ${across} ${column.name}`,
                                matrix.name,
                                score,
                              )}
                            >
                              <strong>{count}</strong>
                              <span className={classes.score}>{t.score(matrix.name, score)}</span>
                            </Link>
                          )}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Section>
  );
}
