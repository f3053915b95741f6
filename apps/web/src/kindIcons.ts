import type { FieldType, ResourceKind } from "@bailiwick/domain";
import {
  type Icon,
  IconActivity,
  IconAlertTriangle,
  IconChartDots,
  IconChecklist,
  IconFileText,
  IconLink,
  IconPlugConnected,
  IconProgressCheck,
  IconStack2,
  IconTag,
  IconUserCheck,
  IconWorld,
} from "@tabler/icons-react";

const byField: readonly (readonly [FieldType, Icon])[] = [
  ["secret", IconPlugConnected],
  ["host", IconWorld],
  ["url", IconLink],
  ["tags", IconTag],
  ["number", IconChartDots],
  ["person", IconUserCheck],
];

/** The icon of a kind, from what it is made of: its runs, its states, what refers to it, its fields. */
export function iconOf(kind: ResourceKind, all: readonly ResourceKind[]): Icon {
  const { key, fields, states } = kind;
  if (states?.actions.some(({ byWorker }) => byWorker)) return IconActivity;
  if (states !== null) {
    const first = states.all.find((state) => state.key === states.initial)?.tone;
    if (first === "bad" || first === "warning") return IconAlertTriangle;
    return fields.some(({ type }) => type === "person") ? IconChecklist : IconProgressCheck;
  }
  const isReferredTo = all.some((other) =>
    other.fields.some((field) => field.type === "reference" && field.to === key),
  );
  if (isReferredTo) return IconStack2;
  return byField.find(([type]) => fields.some((field) => field.type === type))?.[1] ?? IconFileText;
}
