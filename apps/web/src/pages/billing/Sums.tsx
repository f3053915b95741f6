import { texts } from "../../texts/index.ts";
import { Facts } from "../../ui/Facts.tsx";
import { type Cycle, money } from "./cycle.ts";

const t = texts.billing;

type Props = {
  readonly cycle: Pick<Cycle, "currency" | "credit" | "charge" | "total">;
  /** What the total is called. */
  readonly total: string;
};

/** What a cycle comes to. */
export function Sums({ cycle: { currency, credit, charge, total: sum }, total }: Props) {
  return (
    <Facts
      rows={[
        [t.charged, money(charge, currency)],
        [t.credited, credit === 0 ? null : money(-credit, currency)],
        [total, money(sum, currency)],
      ]}
    />
  );
}
