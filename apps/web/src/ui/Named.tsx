import { Fragment, type ReactNode } from "react";

/** A name as people gave it, in its own direction: what stands around it keeps its order, whatever script it is in. */
export function Name({ children }: { readonly children: string }) {
  return <bdi>{children}</bdi>;
}

/**
 * A sentence with names in it, each in its own direction. Without `names`, what is written from right to left in it is taken
 * for one: the console's own languages are not.
 */
export function Named({ text, names }: { readonly text: string; readonly names?: readonly string[] }) {
  return partsOf(text, names).map((part, at) => {
    // The parts of one sentence never change their order.
    const key = String(at);
    return at % 2 === 0 ? <Fragment key={key}>{part}</Fragment> : <Name key={key}>{part}</Name>;
  });
}

/** A text with its names in their own direction; anything else as it is. */
export function named(node: ReactNode, names?: readonly string[]): ReactNode {
  return typeof node === "string" ? <Named text={node} {...(names === undefined ? {} : { names })} /> : node;
}

/** What stands between names, and the names, in turns. */
export function partsOf(text: string, names?: readonly string[]): string[] {
  const longestFirst = [...(names ?? [])].filter((name) => name !== "").sort((a, b) => b.length - a.length);
  const pattern = longestFirst.map(escaped).join("|");
  if (names === undefined) return text.split(rightToLeft);
  return pattern === "" ? [text] : text.split(RegExp(`(${pattern})`, "u"));
}

/** Words from right to left, with what stands between two of them, and a number after the last. */
const letter = "[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}]";
const rightToLeft = RegExp(`(${letter}(?:[^\\p{Script=Latin}]*${letter})*(?:\\p{M}|\\s?\\p{Nd}+)*)`, "u");

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
