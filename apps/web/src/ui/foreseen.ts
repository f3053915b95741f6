import { createContext, useContext, useEffect } from "react";
import type { Verdict } from "./Guarded.tsx";

/** Tells the dialog around what it is known to be refused for; null for nothing. */
export const Foreseen = createContext<(refusal: Verdict | null) => void>(() => undefined);

/** Inside a dialog: what it would be refused for is known already, so its button is disabled and says why. */
export function useForeseen(message: string | null): void {
  const tell = useContext(Foreseen);
  useEffect(() => {
    if (message === null) return undefined;
    tell({ allowed: false, message });
    return () => tell(null);
  }, [tell, message]);
}
