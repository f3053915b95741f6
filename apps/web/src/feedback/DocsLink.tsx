import { Anchor } from "@mantine/core";
import { useInstance } from "../instance.ts";
import { texts } from "../texts/index.ts";

/** The way to the documentation, for a place with nothing in it yet; nothing where the instance names none. */
export function DocsLink() {
  const { docsUrl } = useInstance();
  if (docsUrl === null) return null;
  return (
    <Anchor href={docsUrl} target="_blank" rel="noreferrer" size="sm">
      {texts.shortcuts.docs}
    </Anchor>
  );
}
