import { router } from "../procedure/trpc.ts";
import { exportStatement } from "./export.ts";
import { preview } from "./preview.ts";
import { statement } from "./statement.ts";
import { statements } from "./statements.ts";
import { verify } from "./verify.ts";

export const billing = router({ statements, statement, export: exportStatement, preview, verify });
