import { createHash } from "node:crypto";
import { printText, Refused, type ResourceKind, refuse, textLimits } from "@bailiwick/domain";
import { type InPlace, kindOf, type ResourceRow } from "./internal.ts";
import { readListed } from "./listing.ts";

/** A resource that a text has a block of. */
export type Standing = ResourceRow & { readonly title: string };

/** @throws Refused with `NOT_FOUND` for a kind that is not written as text */
export function textKindOf(ctx: InPlace, key: string): ResourceKind {
  const kind = kindOf(ctx, key);
  if (!kind.text) throw new Refused(refuse("no_text_form", {}, "kind"));
  return kind;
}

/** All resources of the kind here, in the order of its list. @throws Refused when they are too many for a text */
export async function everyOf(ctx: InPlace, kind: ResourceKind): Promise<Standing[]> {
  const wanted = { parent: undefined, search: "", filters: {}, sort: undefined, descending: false };
  const rows = await readListed(ctx, kind, { ...wanted, limit: textLimits.blocks, cursor: null });
  if (rows.length > textLimits.blocks) throw new Refused(refuse("too_long_for_text"));
  return rows.map((row) => ({ ...row, title: row.title ?? "" }));
}

/** The resources as text, and a name of what it says. @throws Refused when it is too long */
export function written(
  kind: ResourceKind,
  rows: readonly Standing[],
): { readonly text: string; readonly version: string } {
  const text = printText(
    kind,
    rows.map(({ fields }) => fields),
  );
  if (text.length > textLimits.characters) throw new Refused(refuse("too_long_for_text"));
  return { text, version: createHash("sha256").update(text).digest("hex").slice(0, 32) };
}
