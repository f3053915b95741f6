import { Button, Group, Text } from "@mantine/core";

type Props = {
  /** What is shown so far, in words. */
  readonly description: string;
  readonly label: string;
  readonly hasMore: boolean;
  readonly busy: boolean;
  readonly onMore: () => void;
};

/** The footer of a list that is read page by page. */
export function ShowMore({ description, label, hasMore, busy, onMore }: Props) {
  return (
    <Group
      justify="space-between"
      px={{ base: "md", sm: "lg" }}
      py="sm"
      mih={52}
      style={{ borderTop: "1px solid var(--line)" }}
    >
      <Text size="xs" c="dimmed" aria-live="polite">
        {description}
      </Text>
      {hasMore && (
        <Button variant="default" size="xs" loading={busy} onClick={onMore}>
          {label}
        </Button>
      )}
    </Group>
  );
}
