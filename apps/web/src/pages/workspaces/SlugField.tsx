import type { Blueprint } from "@bailiwick/domain";
import { Text, TextInput } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import type { useSlug } from "./useSlug.ts";

const says = texts.workspaces;
const kept = { platform: says.slugKeptPlatform, owner: says.slugKeptOwner, nobody: says.slugKeptNobody };

type Props = {
  readonly slug: ReturnType<typeof useSlug>;
  readonly blueprint: Blueprint;
  /** What comes before it in the address: "/ws/" or "/o/". */
  readonly prefix: string;
};

/** The field of a slug: where it will stand, whether it is free, and whether it can be changed later. */
export function SlugField({ slug, blueprint, prefix }: Props) {
  return (
    <TextInput
      label={texts.common.slug}
      name="slug"
      value={slug.shown}
      onChange={(event) => slug.edit(event.currentTarget.value)}
      description={`${says.slugHint(`${prefix}${slug.slug === "" ? "…" : slug.slug}`)} · ${kept[blueprint.slug.changedBy]}`}
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
      inputWrapperOrder={["label", "input", "error", "description"]}
    />
  );
}
