import { useEffect, useState } from "react";

/**
 * For a dialog that is there only while it is open: whatever had the keyboard's focus before has it again afterwards,
 * unless it is gone or something else has taken it.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const nothingFocused = document.activeElement === null || document.activeElement === document.body;
      if (nothingFocused && before instanceof HTMLElement) before.focus({ preventScroll: true });
    },
    [before],
  );
}
