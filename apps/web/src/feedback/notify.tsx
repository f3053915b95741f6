import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { Failure } from "../failure.ts";
import { named } from "../ui/Named.tsx";

/** An undo action. */
export type Undo = { readonly label: string; readonly run: () => void };

/** Announces a success; with an undo action, it stays long enough to be used. */
export function notifyDone(message: string, undo?: Undo): void {
  if (undo === undefined) {
    notifications.show({ message: named(message), color: "teal" });
    return;
  }
  const id = notifications.show({
    color: "teal",
    autoClose: 15_000,
    message: (
      <Group justify="space-between" gap="sm">
        <span>{named(message)}</span>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            undo.run();
          }}
        >
          {undo.label}
        </Button>
      </Group>
    ),
  });
}

/** Announces a failure, in the API's own sentence; stays until it is closed. */
export function notifyFailure(failure: Failure): void {
  notifications.show({ message: named(failure.message), color: "red", autoClose: 10_000 });
}
