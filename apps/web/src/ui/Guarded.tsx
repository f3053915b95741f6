import { Tooltip, VisuallyHidden } from "@mantine/core";
import { cloneElement, type MouseEvent, type ReactElement, useId } from "react";

/** The part of a decision that a control needs; the domain's `Decision` is one. */
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly message: string };

type Guardable = {
  onClick?: unknown;
  type?: unknown;
  "aria-disabled"?: boolean;
  "aria-describedby"?: string;
  "data-disabled"?: boolean;
  readOnly?: boolean;
};

/**
 * Shows a button, or with `field` an input, as disabled while the decision is a refusal, with its sentence as tooltip and as accessible
 * description. It stays reachable by the keyboard, so that everybody can learn why.
 */
export function Guarded({
  decision,
  field = false,
  children,
}: {
  readonly decision: Verdict;
  readonly field?: boolean;
  readonly children: ReactElement<Guardable>;
}) {
  const id = useId();
  if (decision.allowed) return children;
  return (
    <>
      <Tooltip label={decision.message}>
        {cloneElement(children, {
          ...(field
            ? { readOnly: true }
            : { type: "button", onClick: (event: MouseEvent) => event.preventDefault() }),
          "aria-disabled": true,
          "aria-describedby": id,
          "data-disabled": true,
        })}
      </Tooltip>
      <VisuallyHidden id={id}>{decision.message}</VisuallyHidden>
    </>
  );
}
