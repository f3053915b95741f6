import type { Shot } from "../load/job.ts";

/** The parts of the answers that are checked. */
export type Body = {
  readonly result?: { readonly data?: Record<string, unknown> & { readonly items?: readonly unknown[] } };
  readonly members?: readonly unknown[];
  readonly success?: boolean;
  readonly allowed?: boolean;
  readonly results?: readonly { readonly actions: Readonly<Record<string, string>> }[];
};

/** Sends a request once. @throws unless it is answered with 200: otherwise there is nothing to measure. */
export async function ask(url: string, shot: Shot | undefined): Promise<Body> {
  if (shot === undefined) throw new RangeError("nothing to send");
  const { method, path, headers, body } = shot;
  const response = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as Body;
}

/** Makes sure that a list is the same as all the others. */
export async function expectItems(
  url: string,
  shot: Shot | undefined,
  items: (body: Body) => readonly unknown[] | undefined,
  count: number,
): Promise<void> {
  const found = items(await ask(url, shot))?.length;
  if (found !== count) throw new Error(`${shot?.path} gave ${found} items instead of ${count}`);
}
