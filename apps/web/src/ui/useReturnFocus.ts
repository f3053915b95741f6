import { useEffect, useState } from "react";

/**
 * For a dialog that is rendered only while it is open: returns the keyboard focus to the element that had it before,
 * unless it is gone or something else has taken the focus.
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
