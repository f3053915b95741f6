import type { TestPerson } from "../testing/api.ts";

/** Creates a resource of a kind in a workspace. */
export const create = (
  { client }: TestPerson,
  workspace: string,
  kind: string,
  fields: Record<string, never> | object,
  parent?: string,
) => client.resources.create.mutate({ workspace, kind, fields: fields as Record<string, string>, parent });

/** The titles of the listed resources of a kind, in their order. */
export const titles = async ({ client }: TestPerson, workspace: string, kind: string, rest: object = {}) =>
  (await client.resources.list.query({ workspace, kind, ...rest })).items.map(({ title }) => title);
