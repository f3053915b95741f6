import { Failure } from "../failure.ts";

/** The answer of an address of bundles. @throws Failure with the sentence of a refusal */
export async function answered(response: Response): Promise<Response> {
  if (response.ok) return response;
  const problem = (await response.json().catch(() => null)) as { readonly detail?: string } | null;
  throw new Failure(problem?.detail ?? `The instance answered with ${response.status}.`);
}
