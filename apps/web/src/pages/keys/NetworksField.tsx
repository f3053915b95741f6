import { TagsInput } from "@mantine/core";
import { texts } from "../../texts/index.ts";

const t = texts.keys;

type Props = {
  readonly value: readonly string[];
  readonly error: string | null;
  readonly onChange: (networks: string[]) => void;
};

/** The networks from which a key works, typed or pasted; any if there is none. */
export function NetworksField({ value, error, onChange }: Props) {
  return (
    <TagsInput
      label={t.networks}
      description={t.networksHint}
      name="ipRanges"
      value={[...value]}
      onChange={(next) => onChange(next.map((each) => each.trim()).filter((each) => each !== ""))}
      splitChars={[",", ";", " ", "\n", "\t"]}
      autoComplete="off"
      error={error}
    />
  );
}
