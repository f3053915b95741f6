import { Group, Skeleton, Stack, VisuallyHidden } from "@mantine/core";

/** The skeleton of table rows. `label` is read out meanwhile. */
export function RowsSkeleton({ rows = 5, label }: { readonly rows?: number; readonly label: string }) {
  return (
    <Stack gap="lg" p="lg" aria-busy>
      <VisuallyHidden role="status">{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        // Rows of a skeleton have no other identity.
        <Group key={row} wrap="nowrap" gap="md">
          <Skeleton circle height={36} miw={36} />
          <Stack gap={6} flex={1}>
            <Skeleton height={12} width={`${58 - (row % 3) * 9}%`} />
            <Skeleton height={10} width={`${34 + (row % 2) * 8}%`} />
          </Stack>
          <Skeleton height={12} width={72} visibleFrom="xs" />
        </Group>
      ))}
    </Stack>
  );
}

/** The skeleton of lines of text or a form. */
export function LinesSkeleton({ lines = 3, label }: { readonly lines?: number; readonly label: string }) {
  return (
    <Stack gap="sm" aria-busy>
      <VisuallyHidden role="status">{label}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={14} width={`${90 - (line % 3) * 18}%`} />
      ))}
    </Stack>
  );
}
