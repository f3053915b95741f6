import { client, type Outputs } from "../../api.ts";
import { Failed, readFailure } from "../../failure.ts";
import { saveBlob } from "../../feedback/download.ts";

/** A bundle that was uploaded: what names it, and what it is of. */
export type Uploaded = {
  readonly bundle: string;
  readonly name: string;
  readonly blueprint: string;
};

/** Downloads a workspace as a bundle. @throws Failed */
export async function exportBundle(workspace: string): Promise<void> {
  const { url, token, name } = await client.bundles.export.mutate({ workspace });
  const answer = await asked(url, token);
  saveBlob(name, await answer.blob());
}

/** Uploads a file as it lies on the disk, which is never in memory as a whole. @throws Failed */
export async function uploadBundle(file: File): Promise<Uploaded> {
  const { url, token }: Outputs["bundles"]["upload"] = await client.bundles.upload.query({});
  return (await (await asked(url, token, { method: "PUT", body: file })).json()) as Uploaded;
}

/** Requests an address of bundles, on the console's own origin. */
async function asked(url: string, token: string, init: RequestInit = {}): Promise<Response> {
  const { pathname } = new URL(url);
  const answer = await fetch(pathname, {
    ...init,
    headers: { authorization: `Bearer ${token}` },
    credentials: "omit",
  });
  if (answer.ok) return answer;
  const body = (await answer.json().catch(() => null)) as { readonly detail?: string } | null;
  const failure = readFailure({ ...body, message: body?.detail });
  throw failure === null ? new TypeError("no answer of the instance") : new Failed(failure);
}
