import { Text } from "@mantine/core";
import { useState } from "react";

/** The space before the prefix, as before the text of any input, in pixels. */
const indent = 12;
/** About the width of a letter, until the prefix is measured, in pixels. */
const letter = 8;

/** The props of an input that shows a fixed text directly before its value, such as the path before a slug. */
export function usePrefix(text: string) {
  const [width, setWidth] = useState(text.length * letter);
  return {
    leftSection: (
      <Text
        component="span"
        size="sm"
        c="var(--mantine-color-text)"
        style={{ whiteSpace: "nowrap" }}
        ref={(node: HTMLSpanElement | null) => {
          if (node !== null) setWidth(node.offsetWidth);
        }}
      >
        {text}
      </Text>
    ),
    leftSectionWidth: indent + width,
    leftSectionProps: { style: { justifyContent: "flex-end" } },
  };
}
