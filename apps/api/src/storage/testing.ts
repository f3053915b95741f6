import type { GetStorageCredential } from "@bailiwick/contracts";
import { aiTracing } from "@bailiwick/domain";
import type { z } from "zod";
import type { Client, TestApi, TestPerson } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";

/** The key of a blueprint whose workspaces have files. */
export const filesBlueprint = aiTracing.key;

type Wanted = Partial<z.input<typeof GetStorageCredential>>;

/** A program with a temporary credential: it sends requests for files, and nothing else. */
export type FileClient = {
  readonly token: string;
  readonly send: (path: string, init?: RequestInit) => Promise<Response>;
};

/** A workspace with its people, and credentials for its files. */
export async function withFiles(api: TestApi) {
  const tenant = await staffed(api, filesBlueprint);
  const { workspace } = tenant;
  const credentialOf = ({ client }: { readonly client: Client }, wanted: Wanted = {}) =>
    client.storage.credential.mutate({ workspace, ...wanted });
  const open = (token: string, place = workspace): FileClient => ({
    token,
    send: (path, init = {}) =>
      fetch(`${api.url}/storage/${place}/files/${path}`, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${token}` },
      }),
  });
  return {
    ...tenant,
    credentialOf,
    open,
    /** The files as this person, with a credential of their own. */
    files: async (person: TestPerson, wanted: Wanted = {}) =>
      open((await credentialOf(person, wanted)).token),
  };
}

/** The status and the reason of a refused request for a file. */
export async function refusalIn(answer: Response): Promise<string> {
  const { reason } = (await answer.json()) as { readonly reason: string };
  return `${answer.status} ${reason}`;
}
