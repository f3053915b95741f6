import { router } from "../procedure/trpc.ts";
import { check } from "./check.ts";
import { explain } from "./explain.ts";
import { preview } from "./preview.ts";
import { report } from "./report.ts";
import { signReport } from "./sign-report.ts";
import { token } from "./token.ts";

export const access = router({ check, explain, preview, report, signReport, token });
