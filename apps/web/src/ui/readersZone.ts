import { createContext } from "react";

/** The time zone that the reader's device is set to; that may be one that the browser itself does not know. */
export const deviceZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The reader's own time zone: the one that they chose, else that of their device. */
export const ReadersZone = createContext(deviceZone);
