import { Fragment, type ReactNode } from "react";

/** A name given by people, isolated in its own direction, so that the text around it keeps its order in any script. */
export function Name({ children }: { readonly children: string }) {
  return <bdi>{children}</bdi>;
}

/**
 * A sentence with names in it, each in its own direction. Without `names`, right-to-left text in it counts as one,
 * because the console's own languages are left-to-right.
 */
export function Named({ text, names }: { readonly text: string; readonly names?: readonly string[] }) {
  return partsOf(text, names).map((part, at) => {
    // The parts of one sentence never change their order.
    const key = String(at);
    return at % 2 === 0 ? <Fragment key={key}>{part}</Fragment> : <Name key={key}>{part}</Name>;
  });
}

/** A text with its names in their own direction; anything else unchanged. */
export function named(node: ReactNode, names?: readonly string[]): ReactNode {
  return typeof node === "string" ? <Named text={node} {...(names === undefined ? {} : { names })} /> : node;
}

/** The text between names, and the names, alternating. */
export function partsOf(text: string, names?: readonly string[]): string[] {
  const longestFirst = [...(names ?? [])].filter((name) => name !== "").sort((a, b) => b.length - a.length);
  const pattern = longestFirst.map(escaped).join("|");
  if (names === undefined) return text.split(rightToLeft);
  return pattern === "" ? [text] : text.split(RegExp(`(${pattern})`, "u"));
}

/** Right-to-left words, with what is between two of them, and a number after the last. */
const letter = "[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}]";
const rightToLeft = RegExp(`(${letter}(?:[^\\p{Script=Latin}]*${letter})*(?:\\p{M}|\\s?\\p{Nd}+)*)`, "u");

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
