import { type ReactNode, useState } from "react";
import { sentenceOf } from "../texts/locale.ts";
import type { Verdict } from "./Guarded.tsx";
import classes from "./Resting.module.css";

type Props = {
  readonly label: string;
  /** The name of the chosen option. */
  readonly value: string;
  readonly decision: Verdict;
  /** In pixels. */
  readonly width: number;
  /** The select itself, open and focused. */
  readonly children: ReactNode;
};

/**
 * Takes the place of a select in a row until a person wants to choose: with all its options in each of many rows, a
 * select costs more than the rest of its row.
 */
export function RestingSelect({ label, value, decision, width, children }: Props) {
  const [wanted, setWanted] = useState(false);
  if (wanted && decision.allowed) return children;
  const refused = decision.allowed
    ? {}
    : { "aria-disabled": true, "aria-description": sentenceOf(decision), title: sentenceOf(decision) };
  return (
    <input
      className={classes.resting}
      style={{ width }}
      role="combobox"
      aria-expanded={false}
      aria-haspopup="listbox"
      aria-label={label}
      value={value}
      readOnly
      {...refused}
      onClick={() => setWanted(true)}
      onKeyDown={(event) => {
        if (!["Enter", " ", "ArrowDown", "ArrowUp"].includes(event.key)) return;
        event.preventDefault();
        setWanted(true);
      }}
    />
  );
}
