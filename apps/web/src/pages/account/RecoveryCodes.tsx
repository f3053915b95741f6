import { Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { CopyAction } from "../../ui/Copyable.tsx";

const t = texts.account.factor;

/** New recovery codes, which nothing else in the console ever has. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  return (
    <Stack gap="sm">
      <Text size="sm">{t.codesDescription}</Text>
      <SimpleGrid
        cols={2}
        spacing="xs"
        component="ul"
        aria-label={t.codes}
        style={{ listStyle: "none", padding: 0 }}
      >
        {codes.map((code) => (
          <li key={code} className="mono">
            {code}
          </li>
        ))}
      </SimpleGrid>
      <Group>
        <CopyAction value={codes.join("\n")} label={t.copyCodes} />
      </Group>
    </Stack>
  );
}
