import { startServer } from "./server.ts";

/** One server for the whole run; every test creates its own people and workspaces in it. */
export default async function setup(): Promise<() => Promise<void>> {
  const { url, home, stop } = await startServer();
  process.env.E2E_URL = url;
  process.env.E2E_HOME = home;
  return stop;
}
