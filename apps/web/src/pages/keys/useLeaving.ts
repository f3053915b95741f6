import { useBlocker } from "@tanstack/react-router";
import { useState } from "react";

/** Leaving a dialog with something in it that can't be shown again. */
export type Leaving = {
  /** Whether the person is being asked. */
  readonly asking: boolean;
  readonly stay: () => void;
  /** Closes it, or asks first. */
  readonly leave: () => void;
  readonly leaveAnyway: () => void;
};

/** While `losing`, asks before the dialog is closed, by its buttons, by a link, or with the tab. */
export function useLeaving(losing: boolean, onClose: () => void): Leaving {
  const [asking, setAsking] = useState(false);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => losing && current.pathname !== next.pathname,
    enableBeforeUnload: losing,
    withResolver: true,
  });
  return {
    asking: asking || status === "blocked",
    stay: () => {
      setAsking(false);
      reset?.();
    },
    leave: () => (losing ? setAsking(true) : onClose()),
    leaveAnyway: () => (proceed === undefined ? onClose() : proceed()),
  };
}
