import type { Result } from "../result.ts";
import type { Stage } from "../stage.ts";
import { accessCheck } from "./access-check.ts";
import { authorizedList } from "./authorized-list.ts";
import { batch } from "./batch.ts";
import { chainAppend } from "./chain-append.ts";
import { chainVerify } from "./chain-verify.ts";
import { consoles } from "./consoles.ts";
import { decision } from "./decision.ts";
import { firstLoad } from "./first-load.ts";
import { growth } from "./growth.ts";
import { move } from "./move.ts";
import { recordGrowth } from "./record-growth.ts";
import { recordAppend, recordExport } from "./records.ts";
import { reservations } from "./reservations.ts";
import { rowSecurity } from "./row-security.ts";
import { start } from "./start.ts";
import { storedChain } from "./stored-chain.ts";

/** Every benchmark by its name for `--only`, in the order in which they run. */
export const rows: Readonly<Record<string, (stage: Stage) => Promise<Result[]>>> = {
  decision,
  list: authorizedList,
  check: accessCheck,
  batch,
  consoles,
  growth,
  "row-security": rowSecurity,
  append: chainAppend,
  verify: chainVerify,
  "stored-chain": storedChain,
  move,
  "record-append": recordAppend,
  "record-export": recordExport,
  "record-growth": recordGrowth,
  reservations,
  start,
  "first-load": firstLoad,
};
