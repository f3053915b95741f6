import type { ResourceKind } from "@bailiwick/domain";
import { countListed, positionOf, readListed } from "./listing.ts";
import { countRecords, positionOfRecord, readRecords } from "./records.ts";

const few = { read: readListed, count: countListed, positionOf };
const many = { read: readRecords, count: countRecords, positionOf: positionOfRecord };

/** How a kind's list is read and counted: by any column of its table, or along the time of its records. */
export const listOf = ({ volume }: Pick<ResourceKind, "volume">) => (volume === "few" ? few : many);
