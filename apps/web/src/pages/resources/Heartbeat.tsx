import { Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { Ago } from "../../ui/Moment.tsx";

/** When a machine last reported. */
export function Heartbeat({ at }: { readonly at: string | null }) {
  if (at !== null) return <Ago at={at} />;
  return (
    <Text component="span" inherit c="dimmed">
      {texts.resources.neverReported}
    </Text>
  );
}
