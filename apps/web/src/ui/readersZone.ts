import { createContext } from "react";

/** The time zone of the reader's device, which the browser itself might not know. */
export const deviceZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The reader's own time zone: the one that they chose, else their device's. */
export const ReadersZone = createContext(deviceZone);
