import {
  type Blueprint,
  checkSlug,
  normalizeSlug,
  slugFromName,
  slugTaken,
  slugTakenHelp,
} from "@bailiwick/domain";
import { useDebouncedValue } from "@mantine/hooks";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";

type Settings = {
  /** The source of the proposed slug until a person edits it (V32, M25). */
  readonly name: string;
  readonly blueprint: Blueprint;
  /** The organization among whose workspaces it has to be free; null for a new organization. */
  readonly organization: string | null;
  /** The current slug, when it is changed; none for something new. */
  readonly present?: string;
};

/** The slug of a new workspace or organization: proposed from the name, editable, checked while typing (V33, V56). */
export function useSlug({ name, blueprint, organization, present }: Settings) {
  const [typed, setTyped] = useState<string | null>(present ?? null);
  const [refused, setRefused] = useState<{ slug: string; message: string } | null>(null);
  const slug = typed === null ? (name.trim() === "" ? "" : slugFromName(name)) : normalizeSlug(typed);
  const shape = checkSlug(slug);
  const [settled] = useDebouncedValue(slug, 300);
  const asked = useQuery(
    trpc.workspaces.checkSlug.queryOptions(
      slug !== "" && slug !== present && shape.allowed && settled === slug
        ? { slug, blueprint: blueprint.key, organization }
        : skipToken,
    ),
  );
  const taken =
    asked.data?.free === false || (refused?.slug === slug && refused.message === sentenceOf(slugTaken));
  let error: string | null = null;
  if (taken) error = sentenceOf(slugTaken);
  else if (refused?.slug === slug) error = refused.message;
  else if (slug !== "" && !shape.allowed) error = sentenceOf(shape);
  return {
    slug,
    /** The value of the field. */
    shown: typed ?? slug,
    error,
    /** The hint: how to find a free slug, or that this one is free. */
    help: taken
      ? slugTakenHelp
      : asked.data?.free === true && error === null
        ? texts.workspaces.slugFree
        : null,
    edit: (text: string) => setTyped(text === "" && present === undefined ? null : text),
    /** Shows the server's objection to the submitted slug. */
    refuse: (message: string) => setRefused({ slug, message }),
    /** Whether it can be submitted; the server checks what is not yet checked. */
    ready: slug !== "" && error === null,
  };
}
