import { Button } from "@mantine/core";
import type { Action } from "./ActionMenu.tsx";
import { Guarded } from "./Guarded.tsx";

/** The actions on a page's subject, as buttons; a refused one says why. */
export function ActionButtons({ actions }: { readonly actions: readonly Action[] }) {
  return actions.map(({ label, icon, decision = { allowed: true }, danger = false, run }) => (
    <Guarded key={label} decision={decision}>
      <Button
        variant={danger ? "light" : "default"}
        {...(danger ? { color: "red" } : {})}
        leftSection={icon}
        onClick={run}
      >
        {label}
      </Button>
    </Guarded>
  ));
}
