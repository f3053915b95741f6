import { notifications } from "@mantine/notifications";
import type { Failure } from "../failure.ts";

/** Says what was done. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: "teal" });
}

/** Says what failed, in the API's own sentence; stays until it is closed. */
export function notifyFailure(failure: Failure): void {
  notifications.show({ message: failure.message, color: "red", autoClose: 10_000 });
}
