import { Anchor } from "@mantine/core";
import { useInstance } from "../instance.ts";
import { texts } from "../texts/index.ts";

/** A link to the documentation, for an empty place; nothing if the instance has none. */
export function DocsLink() {
  const { docsUrl } = useInstance();
  if (docsUrl === null) return null;
  return (
    <Anchor href={docsUrl} target="_blank" rel="noreferrer" size="sm">
      {texts.shortcuts.docs}
    </Anchor>
  );
}
