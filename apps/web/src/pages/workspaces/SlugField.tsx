import { Text, TextInput } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import type { useSlug } from "./useSlug.ts";

const t = texts.workspaces;

type Props = {
  readonly slug: ReturnType<typeof useSlug>;
  /** The prefix of the slug in the path: "/ws/", "/ws/acme." or "/o/". */
  readonly address: string;
  /** Where it has to be unique, and whether it can be changed later: a sentence each. */
  readonly rules: readonly string[];
};

/** The field for a slug: its place in the path, whether it is free, and its rules. */
export function SlugField({ slug, address, rules }: Props) {
  return (
    <TextInput
      label={texts.common.slug}
      name="slug"
      value={slug.shown}
      onChange={(event) => slug.edit(event.currentTarget.value)}
      description={`${t.slugHint(`${address}${slug.slug === "" ? "…" : slug.slug}`)} · ${rules.join(" ")}`}
      error={
        slug.error === null ? null : (
          <>
            <span>{slug.error}</span>
            {slug.help !== null && (
              <Text component="span" size="xs" c="dimmed" display="block">
                {slug.help}
              </Text>
            )}
          </>
        )
      }
      success={slug.help}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={60}
      required
      withAsterisk={false}
    />
  );
}
