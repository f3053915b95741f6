import { IconArrowRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { texts } from "../texts/index.ts";
import type { Offered, Spot } from "./offered.ts";

export type PaletteAction = {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Synonyms for the search. */
  readonly words?: string;
  readonly icon: ReactNode;
  readonly run: () => void;
};

/** The pages of a place as palette entries: those of an organization, or of the platform, include its name. */
export function pageActions(
  { scope, name }: Spot,
  offered: readonly Offered[],
  open: (link: Offered["link"]) => void,
): PaletteAction[] {
  const catalogue: Readonly<Record<string, string>> = texts.palette;
  return offered.flatMap(({ key, title, words, icon: Picture = IconArrowRight, link }) =>
    title === null
      ? []
      : {
          id: `page ${scope} ${key}`,
          label: name === null || scope === "workspace" ? title : texts.shell.within(name, title),
          words: words === null ? "" : (catalogue[words] ?? ""),
          icon: <Picture size={20} aria-hidden />,
          run: () => open(link),
        },
  );
}
