import type { TestApi, TestPerson } from "../testing/api.ts";

type Given = { readonly hostname?: string; readonly name?: string; readonly tags?: string[] };

/** Connects a machine, and gives the client that acts with its credential. */
export async function connected(
  api: TestApi,
  { client }: Pick<TestPerson, "client">,
  workspace: string,
  { hostname = "web-1", ...given }: Given = {},
) {
  const answer = await client.machines.connect.mutate({ workspace, hostname, ...given });
  return { ...answer, agent: api.client(answer.credential) };
}

/** Changes the onboarding defaults of a workspace. */
export async function defaults(
  { client }: Pick<TestPerson, "client">,
  workspace: string,
  settings: Readonly<Record<string, string | Record<string, string>[]>>,
): Promise<void> {
  for (const [key, value] of Object.entries(settings))
    await client.settings.update.mutate({ workspace, key, value });
}

/** Time passes since the machine last reported. */
export const silence = ({ owner }: TestApi, id: string, seconds: number) =>
  owner.query("UPDATE heartbeat SET at = now() - make_interval(secs => $2) WHERE resource_id = $1", [
    id,
    seconds,
  ]);
