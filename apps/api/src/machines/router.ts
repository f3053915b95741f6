import { router } from "../procedure/trpc.ts";
import { check } from "./check.ts";
import { connect } from "./connect.ts";
import { heartbeat } from "./heartbeat.ts";

export const machines = router({ connect, heartbeat, check });
