import { Group, Tooltip, VisuallyHidden } from "@mantine/core";
import { cloneElement, type MouseEvent, type ReactElement, type ReactNode, useId } from "react";
import { sentenceOf } from "../texts/locale.ts";

/** The part of a decision that a control needs; the domain's `Decision` has it. */
export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly message: string; readonly reason?: string };

/** Whether it is refused because of the person, not because of the current state or input. */
export function isNotTheirs(verdict: Verdict): boolean {
  return !verdict.allowed && verdict.reason === "missing_permission";
}

type Props = {
  readonly decision: Verdict;
  readonly field?: boolean;
  readonly children: ReactElement<Guardable>;
};

type Guardable = {
  onClick?: unknown;
  type?: unknown;
  "aria-disabled"?: boolean;
  "aria-describedby"?: string;
  "aria-description"?: string;
  "data-disabled"?: boolean;
  readOnly?: boolean;
};

/**
 * Shows a button, or with `field` an input, as disabled while the decision is a refusal, with its sentence as tooltip
 * and as accessible description. It stays reachable with the keyboard, so that everyone can learn why. `why` is shown
 * next to it: a link to a detailed explanation.
 */
export function Guarded({ why, ...props }: Props & { readonly why?: ReactNode }) {
  if (props.decision.allowed) return props.children;
  const refused = <Refused {...props} message={sentenceOf(props.decision)} />;
  if (why === undefined) return refused;
  return (
    <Group gap={4} wrap="nowrap" align="center">
      {refused}
      {why}
    </Group>
  );
}

function Refused({ field = false, children, message }: Props & { readonly message: string }) {
  const id = useId();
  const disabled = { "aria-disabled": true, "data-disabled": true };
  if (field) {
    // Mantine's inputs use aria-describedby for their own description.
    const reading = { ...disabled, readOnly: true, "aria-description": message };
    return <Tooltip label={message}>{cloneElement(children, reading)}</Tooltip>;
  }
  return (
    <>
      <Tooltip label={message}>
        {cloneElement(children, {
          ...disabled,
          type: "button",
          onClick: (event: MouseEvent) => event.preventDefault(),
          "aria-describedby": id,
        })}
      </Tooltip>
      <VisuallyHidden id={id}>{message}</VisuallyHidden>
    </>
  );
}
