import type { ResourceKind } from "@bailiwick/domain";
import { countListed, listedSource, positionOf, readListed } from "./listing.ts";
import { countRecords, positionOfRecord, readRecords, recordSource } from "./records.ts";

const few = { read: readListed, count: countListed, positionOf, source: listedSource };
const many = { read: readRecords, count: countRecords, positionOf: positionOfRecord, source: recordSource };

/** How a kind's list is read, counted and drawn: by any column of its table, or along the time of its records. */
export const listOf = ({ volume }: Pick<ResourceKind, "volume">) => (volume === "few" ? few : many);
