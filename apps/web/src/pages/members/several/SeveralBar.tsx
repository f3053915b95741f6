import { Button } from "@mantine/core";
import { useState } from "react";
import { texts } from "../../../texts/index.ts";
import { Guarded } from "../../../ui/Guarded.tsx";
import { type Picked, PickedBar } from "../../../ui/Picked.tsx";
import { ChangeRolesDialog } from "./ChangeRolesDialog.tsx";
import { RemoveSeveralDialog } from "./RemoveSeveralDialog.tsx";
import { canAll, canGiveAny, canPick, type Listed, type SeveralRules } from "./several.ts";

const t = texts.members.several;

type Props<Row extends Listed> = {
  readonly rows: readonly Row[];
  readonly picked: Picked;
  readonly rules: SeveralRules<Row>;
};

/** The actions on several people of a list: one role for all, or their removal, each in one step. */
export function SeveralBar<Row extends Listed>({ rows, picked, rules }: Props<Row>) {
  const [asked, setAsked] = useState<"role" | "removal" | null>(null);
  const pickable = rows.filter((row) => canPick(rules, row).allowed);
  const chosen = pickable.filter(({ userId }) => picked.ids.has(userId));
  const shared = {
    people: chosen,
    rules,
    onClose: () => setAsked(null),
    onDone: () => {
      setAsked(null);
      picked.set([]);
    },
  };
  return (
    <>
      <PickedBar picked={picked} pickable={pickable.map(({ userId }) => userId)} chosen={chosen.length}>
        <Guarded decision={canGiveAny(chosen, rules)}>
          <Button size="xs" variant="default" onClick={() => setAsked("role")}>
            {t.changeRole}
          </Button>
        </Guarded>
        <Guarded decision={canAll(chosen, rules.canTake)}>
          <Button size="xs" variant="default" onClick={() => setAsked("removal")}>
            {t.remove}
          </Button>
        </Guarded>
      </PickedBar>
      {asked === "role" && chosen.length > 0 && <ChangeRolesDialog {...shared} />}
      {asked === "removal" && chosen.length > 0 && <RemoveSeveralDialog {...shared} />}
    </>
  );
}
