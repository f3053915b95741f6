import { Button, Checkbox, Group, Text } from "@mantine/core";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { texts } from "../texts/index.ts";
import { Guarded, type Verdict } from "./Guarded.tsx";

const t = texts.common;

/** Picked rows of a list, for an action on all of them. */
export type Picked = {
  readonly ids: ReadonlySet<string>;
  readonly set: (ids: Iterable<string>) => void;
};

const Context = createContext<Picked>({ ids: new Set(), set: () => undefined });

/** The picked rows, kept while their list is on the page. */
export function usePicked(): Picked {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => ({ ids, set: (next) => setIds(new Set(next)) }), [ids]);
}

/** The cells below participate: each cell subscribes itself, so that a pick does not render the rows again. */
export const Picking = Context.Provider;

type PickProps = { readonly id: string; readonly name: string; readonly decision: Verdict };

/** Picks a row; one to which nothing can be done says why. */
export function Pick({ id, name, decision }: PickProps) {
  const { ids, set } = useContext(Context);
  const toggle = () => {
    if (decision.allowed) set(ids.has(id) ? [...ids].filter((each) => each !== id) : [...ids, id]);
  };
  return (
    <Guarded decision={decision} field>
      <Checkbox aria-label={t.pick(name)} checked={decision.allowed && ids.has(id)} onChange={toggle} />
    </Guarded>
  );
}

type BarProps = {
  readonly picked: Picked;
  /** The rows on the page that can be picked, and the picked ones among them. */
  readonly pickable: readonly string[];
  readonly chosen: number;
  readonly children: ReactNode;
};

/**
 * Above a list: picks everything shown, counts, and contains the actions. It is always there, so that nothing moves.
 */
export function PickedBar({ picked, pickable, chosen, children }: BarProps) {
  const all = pickable.length > 0 && chosen === pickable.length;
  return (
    <Group
      px={{ base: "md", sm: "lg" }}
      py="xs"
      gap="md"
      mih={52}
      role="group"
      aria-label={t.picked(chosen)}
      style={{ borderBottom: "1px solid var(--line)" }}
    >
      <Checkbox
        label={t.pickShown}
        checked={all}
        indeterminate={chosen > 0 && !all}
        disabled={pickable.length === 0}
        onChange={() => picked.set(all ? [] : pickable)}
      />
      <Text size="sm" c="dimmed" role="status">
        {chosen === 0 ? "" : t.picked(chosen)}
      </Text>
      {chosen > 0 && (
        <Group gap="xs" ms="auto">
          {children}
          <Button size="xs" variant="subtle" onClick={() => picked.set([])}>
            {t.pickNone}
          </Button>
        </Group>
      )}
    </Group>
  );
}
