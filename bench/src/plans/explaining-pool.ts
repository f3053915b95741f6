import { rolePrefix } from "@bailiwick/db";
import pg from "pg";

/** One plan: the statement, and how the server runs it. */
export type Plan = { readonly statement: string; readonly plan: string };

/**
 * The server's own auto_explain, received by the client: every statement, including those inside functions, planned
 * like prepared ones.
 */
const settings = {
  session_preload_libraries: "auto_explain",
  "auto_explain.log_min_duration": "0",
  "auto_explain.log_nested_statements": "on",
  "auto_explain.log_level": "notice",
  client_min_messages: "notice",
  plan_cache_mode: "force_generic_plan",
  search_path: "public",
};

/** A connection of the application's role that reports the plan of everything it runs. `admin` is a superuser's. */
export function explainingPool(admin: URL): { pool: pg.Pool; taken: () => Plan[] } {
  // Last: from here on it has the application's role, and row policies apply.
  const role = `${rolePrefix(admin.pathname.slice(1))}_app`;
  const options = Object.entries({ ...settings, role })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");
  const pool = new pg.Pool({ connectionString: admin.href, max: 1, options });
  let plans: Plan[] = [];
  pool.on("connect", (client) => {
    client.on("notice", ({ message = "" }) => {
      const [, statement = "", plan = ""] =
        /plan:\nQuery Text: ([\s\S]*?)\n(\S.*\(cost=[\s\S]*)$/.exec(message) ?? [];
      if (plan !== "")
        plans.push({ statement: tidy(statement), plan: plan.replace(/ {2}\(cost=.*?\)/g, "") });
    });
  });
  return {
    pool,
    taken: () => {
      const all = plans;
      plans = [];
      return all;
    },
  };
}

function tidy(statement: string): string {
  return statement.replace(/\s+/g, " ").trim();
}
