import { client, type Outputs } from "../../api.ts";
import { Failed, failureOf, readFailure } from "../../failure.ts";
import { currentFormats } from "../../texts/locale.ts";

export type StoredFile = Outputs["storage"]["list"]["items"][number];

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** A number of bytes as people read it: "5 bytes", "1.2 MB", in steps of 1,000. */
export function sizeOf(bytes: number): string {
  const step = bytes === 0 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  return new Intl.NumberFormat(currentFormats(), {
    style: "unit",
    unit: units[step] ?? "byte",
    // In short, some languages leave "byte" in the singular.
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: 1,
  }).format(bytes / 1_000 ** step);
}

/** The folder that a person means: with a slash at its end. */
export function prefixOf(typed: string): string {
  const folder = typed.trim().replace(/^\/+|\/+$/g, "");
  return folder === "" ? "" : `${folder}/`;
}

/** Stores a file at a path, with a credential for this one upload; the answer is the path. */
export async function upload(workspace: string, path: string, file: File): Promise<string> {
  const type = file.type === "" ? {} : { "content-type": file.type };
  await send(workspace, "write", path, { method: "PUT", body: file, headers: type });
  return path;
}

/** Saves a file on the person's machine, with a credential for this one download. */
export async function download(workspace: string, path: string): Promise<void> {
  const answer = await send(workspace, "read", path, {});
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = path.split("/").at(-1) ?? path;
  link.click();
  URL.revokeObjectURL(url);
}

async function send(workspace: string, access: "read" | "write", path: string, init: RequestInit) {
  const prefix = path.slice(0, path.lastIndexOf("/") + 1);
  const { url, token } = await client.storage.credential.mutate({ workspace, access, prefix, minutes: 60 });
  const { pathname } = new URL(url);
  const answer = await fetch(`${pathname}${encodeURIComponent(path.slice(prefix.length))}`, {
    ...init,
    credentials: "omit",
    headers: { ...init.headers, authorization: `Bearer ${token}` },
  });
  if (!answer.ok) throw new Failed(await failureIn(answer));
  return answer;
}

/** What a refused answer says: problems have their sentence under another name than the API's errors. */
async function failureIn(answer: Response) {
  const problem = (await answer.json().catch(() => null)) as Record<string, unknown> | null;
  return readFailure({ ...problem, message: problem?.detail }) ?? failureOf(null);
}
