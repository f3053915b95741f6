import { Pill, TagsInput } from "@mantine/core";
import { looksLikeEmail } from "../../../identity.ts";
import { texts } from "../../../texts/index.ts";

const t = texts.members.addresses;

/** The maximum number of addresses in one batch. */
export const maxAddresses = 50;

type Props = { readonly value: readonly string[]; readonly onChange: (addresses: string[]) => void };

/** What is wrong with the input; null if nothing is. */
export function faultOf(addresses: readonly string[]): string | null {
  const wrong = addresses.filter((each) => !looksLikeEmail(each));
  if (wrong.length > 0) return t.wrong(wrong);
  return addresses.length > maxAddresses ? t.tooMany(maxAddresses) : null;
}

/** Several email addresses, typed or pasted; an invalid one is marked, and named below. */
export function AddressesField({ value, onChange }: Props) {
  return (
    <TagsInput
      label={t.label}
      description={t.hint(maxAddresses)}
      value={[...value]}
      onChange={(next) => onChange(next.map((each) => each.trim()).filter((each) => each !== ""))}
      splitChars={[",", ";", " ", "\n", "\r", "\t"]}
      error={faultOf(value)}
      renderPill={({ option, onRemove }) => (
        <Pill
          withRemoveButton
          onRemove={onRemove ?? (() => undefined)}
          {...(looksLikeEmail(String(option.value))
            ? {}
            : { bg: "var(--mantine-color-red-light)", c: "var(--mantine-color-red-light-color)" })}
        >
          {String(option.value)}
        </Pill>
      )}
      autoComplete="off"
      data-autofocus
    />
  );
}
