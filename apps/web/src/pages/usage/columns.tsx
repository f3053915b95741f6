import type { Decision } from "@bailiwick/domain";
import { CloseButton, NumberInput, Text } from "@mantine/core";
import { createContext, useContext } from "react";
import { texts } from "../../texts/index.ts";
import { number, numberSigns, sentenceOf } from "../../texts/locale.ts";
import { Name } from "../../ui/Named.tsx";
import { columnsFor } from "../../ui/table.ts";
import { type Draft, workspaceAt } from "./draft.ts";
import { leftIn, type Quota, type WorkspaceQuota } from "./quotas.ts";

const t = texts.usage;
const column = columnsFor<WorkspaceQuota>();

type Editing = {
  readonly quota: Quota;
  /** Null while nothing is being changed. */
  readonly draft: Draft | null;
  /** What the domain says about the draft, and the API's last refusal with the id of its workspace. */
  readonly decision: Decision | null;
  readonly refusal: { readonly message: string } | null;
  readonly refused: string | null;
  readonly onChange: (row: WorkspaceQuota, amount: number | null) => void;
};

/** The columns stay the same while the amounts in them change, so that a field keeps the focus. */
const Context = createContext<Editing | null>(null);
export const Allotting = Context.Provider;

function useEditing(): Editing {
  const editing = useContext(Context);
  if (editing === null) throw new Error("a cell outside the table of allotments");
  return editing;
}

export const columns = column.columns([
  column.display({
    id: "workspace",
    header: t.workspace,
    meta: { card: "head", width: "30%" },
    cell: ({ row: { original } }) => (
      <Text size="sm" fw={550}>
        <Name>{original.workspace.name}</Name>
      </Text>
    ),
  }),
  column.display({
    id: "used",
    header: t.used,
    cell: ({
      row: {
        original: { used, reserved },
      },
    }) => <Text size="sm">{reserved === 0 ? number(used) : t.withReserved(used, reserved)}</Text>,
  }),
  column.display({
    id: "allotment",
    header: t.allotment,
    meta: { width: "30%" },
    cell: ({ row: { original } }) => <Allotment row={original} />,
  }),
  column.display({
    id: "left",
    header: t.leftColumn,
    cell: ({ row: { original } }) => <Left row={original} />,
  }),
]);

type Props = { readonly row: WorkspaceQuota };

function Left({ row }: Props) {
  const { quota } = useEditing();
  const left = leftIn(quota, row);
  return <Text size="sm">{left === null ? t.noLimit : number(left)}</Text>;
}

/** The allotment or, while it is being changed, its field: an empty one is no allotment. */
function Allotment({ row }: Props) {
  const { draft, decision, refusal, refused, onChange } = useEditing();
  const { id, name } = row.workspace;
  if (draft === null) {
    return row.allotted === null ? (
      <Text size="sm" c="dimmed">
        {t.noAllotment}
      </Text>
    ) : (
      <Text size="sm">{number(row.allotted)}</Text>
    );
  }
  const changed = draft.get(id);
  const amount = changed === undefined ? row.allotted : changed.amount;
  const foreseen =
    decision !== null && !decision.allowed && workspaceAt(draft, decision.path) === id
      ? sentenceOf(decision)
      : null;
  return (
    <NumberInput
      {...numberSigns()}
      size="sm"
      maw={220}
      aria-label={t.amountOf(name)}
      placeholder={t.noAllotment}
      value={amount ?? ""}
      onChange={(next) => onChange(row, next === "" ? null : Number(next))}
      allowDecimal={false}
      allowNegative={false}
      max={Number.MAX_SAFE_INTEGER}
      hideControls
      error={foreseen ?? (refused === id ? refusal?.message : null)}
      rightSection={
        amount === null ? null : (
          <CloseButton size="sm" aria-label={t.clearOf(name)} onClick={() => onChange(row, null)} />
        )
      }
    />
  );
}
