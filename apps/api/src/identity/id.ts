import { v7 } from "uuid";

/** A new UUID, version 7 (RFC 9562): it starts with the time, so that consecutive rows are adjacent in an index. */
export const newId = (): string => v7();
