import { ChartResources, ResourceChart } from "@bailiwick/contracts";
import { type FieldSpec, type KindChart, Refused, refuse } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { openWorkspaces, toRead } from "./across.ts";
import { anyKindOf, type InPlace, nameById } from "./internal.ts";
import { listOf } from "./lists.ts";

/** As many of a field's values are drawn; more would not be a picture. */
const maxBars = 12;
/** As many figures are read before the largest values are chosen. */
const maxFigures = 1_000;

type Figure = { readonly of: string; readonly part: string | null; readonly value: number };

/** The figures of a chart that the kind declares, over what was chosen. */
export const chart = procedure(toRead)
  .input(ChartResources)
  .output(ResourceChart)
  .query(async ({ ctx, input }) => {
    const kind = anyKindOf(ctx, input.kind);
    const drawn = kind.charts?.find(({ key }) => key === input.chart);
    if (drawn === undefined) throw new Refused(refuse("no_such_chart", {}, "chart"));
    await openWorkspaces(ctx, kind);
    const { zone, from, to } = await daysOf(ctx, input.days);

    const source = await listOf(kind).source(ctx, kind, input);
    const values = [...source.values, zone, from];
    const inZone = `$${source.values.length + 1}`;
    const first = `$${source.values.length + 2}`;
    const of =
      drawn.over === "at"
        ? `(${source.at} AT TIME ZONE ${inZone})::date::text`
        : `coalesce(r.fields ->> '${drawn.over}', '')`;
    const part = drawn.split === undefined ? "NULL::text" : `r.fields ->> '${drawn.split}'`;
    const read = await ctx.sql<Figure>(
      `SELECT ${of} AS of, ${part} AS part, ${valueIn(drawn)} AS value ${source.from}
         AND ${source.at} >= ${first}::date::timestamp AT TIME ZONE ${inZone}
       GROUP BY 1, 2 HAVING ${valueIn(drawn)} IS NOT NULL ORDER BY 3 DESC, 1, 2 LIMIT ${maxFigures}`,
      values,
    );
    const figures = drawn.over === "at" ? read : largest(read);
    const over = kind.fields.find(({ key }) => key === drawn.over);
    const ids = isNamed(over) ? figures.map((each) => each.of).filter((id) => id !== "") : [];
    return { from, to, figures, names: Object.fromEntries(await nameById(ctx, ids)) };
  });

/** Today and the first of the days, in the workspace's time zone or, over several workspaces, in UTC. */
async function daysOf({ sql }: InPlace, days: number) {
  const [row] = await sql<{ zone: string; from: string; to: string }>(
    `SELECT z.zone, (now() AT TIME ZONE z.zone)::date::text AS to,
       ((now() AT TIME ZONE z.zone)::date - $1::int + 1)::text AS from
     FROM (SELECT coalesce((SELECT w.time_zone FROM workspace w
       WHERE w.org_id = authz.org_id() AND w.id = authz.workspace_id()), 'UTC') AS zone) z`,
    [days],
  );
  if (row === undefined) throw new Error("there is always a today");
  return row;
}

/** Whether its values are ids. */
const isNamed = (field: FieldSpec | undefined) => field?.type === "reference" || field?.type === "person";

function valueIn({ value }: KindChart): string {
  if (value === "count") return "count(*)::float8";
  const number = `(r.fields ->> '${value.field}')::numeric`;
  if (value.as === "average") return `round(avg(${number}), 1)::float8`;
  return value.as === "sum" ? `sum(${number})::float8` : `max(${number})::float8`;
}

/** The figures of the values that have the most in all, the largest first. */
function largest(figures: readonly Figure[]): Figure[] {
  const totals = new Map<string, number>();
  for (const { of, value } of figures) totals.set(of, (totals.get(of) ?? 0) + value);
  const order = [...totals].toSorted((a, b) => b[1] - a[1]).map(([of]) => of);
  return order.slice(0, maxBars).flatMap((of) => figures.filter((figure) => figure.of === of));
}
