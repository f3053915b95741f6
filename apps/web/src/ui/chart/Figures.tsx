import { texts } from "../../texts/index.ts";
import type { Drawn } from "./Chart.tsx";

type Props = Drawn & { readonly title: string; readonly of: string };

/** The figures of a chart as a table. */
export function Figures({ title, of, labels, series, format }: Props) {
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((label, at) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {series.map(({ name, values }) => (
              <td key={name}>{valueOr(values[at], format)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const valueOr = (value: number | null | undefined, format: Drawn["format"]) =>
  value === null || value === undefined ? texts.common.none : format(value);
