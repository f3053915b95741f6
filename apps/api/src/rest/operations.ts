import type { AnyTRPCProcedure, AnyTRPCRouter } from "@trpc/server";
import { z } from "zod";
import type { Meta } from "../procedure/needs.ts";

/** Where an operation happens: in the workspace of its path, in an organization that its input names, or neither. */
export type PlaceOfOperation = "workspace" | "organization" | "none";

/** A procedure as programs in every language call it: a method and a path, made from its name and its contract. */
export type Operation = {
  /** Unique in the document: `members.list`, and `members.list.inWorkspace` where there are both. */
  readonly id: string;
  /** The procedure's path in the router: `members.changeRole`. */
  readonly procedure: string;
  readonly method: "GET" | "POST";
  readonly place: PlaceOfOperation;
  /** Under {@link root}: `/members/change-role`. */
  readonly path: string;
  readonly meta: Meta;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** The fields of its input, by name, without those that its path says. */
  readonly fields: Readonly<Record<string, z.ZodType>>;
  /** The fields of its contract that a caller can't give here: the path says them. */
  readonly saidByPath: readonly string[];
  readonly run: AnyTRPCProcedure;
};

/** The paths of the API for every language start with it. */
export const root = "/api/v1";

/** The places of a contract, by its own fields. */
type Places = { readonly workspace: "no" | "may" | "must"; readonly organization: boolean };

/** Every operation of the router: a procedure that exists at two levels is two, everything else but streams is one. */
export function operationsOf({ _def }: AnyTRPCRouter): Operation[] {
  const procedures = _def.procedures as Readonly<Record<string, AnyTRPCProcedure>>;
  return Object.entries(procedures).flatMap(([procedure, run]) => {
    const { type, meta } = run._def as unknown as { readonly type: string; readonly meta: Meta };
    const { input, output } = meta;
    if (type === "subscription" || output === null) return [];
    const shape = shapeOf(input);
    const places = placesOf(shape);
    const method = type === "query" ? "GET" : "POST";
    const path = `/${procedure.split(".").map(inKebab).join("/")}`;
    const common = { procedure, method, path, meta, input, output, run } as const;
    const without = (...names: string[]) =>
      Object.fromEntries(Object.entries(shape).filter(([name]) => !names.includes(name)));
    const organization = places.organization ? "organization" : "none";
    const outside: Operation = {
      ...common,
      id: procedure,
      place: organization,
      fields: without("workspace"),
      saidByPath: places.workspace === "no" ? [] : ["workspace"],
    };
    if (places.workspace === "no") return [outside];
    const inside: Operation = {
      ...common,
      id: places.workspace === "may" ? `${procedure}.inWorkspace` : procedure,
      place: "workspace",
      fields: without("workspace", "organization"),
      saidByPath: ["workspace", "organization"].filter((name) => name in shape),
    };
    return places.workspace === "may" ? [outside, inside] : [inside];
  });
}

/** The fields of an object's contract; none for any other. */
function shapeOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> {
  if (schema instanceof z.ZodOptional) return shapeOf(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodObject ? schema.shape : {};
}

function placesOf(shape: Readonly<Record<string, z.ZodType>>): Places {
  const { workspace, organization } = shape;
  const optional = workspace?.safeParse(undefined).success === true;
  return {
    workspace: workspace === undefined ? "no" : optional ? "may" : "must",
    organization: organization !== undefined,
  };
}

/** A name of the router as a segment of a path: `teamGrants` is `team-grants`. */
function inKebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Finds operations by their path and place. */
export type FindOperation = (path: string, inWorkspace: boolean) => Operation | undefined;

export function finder(operations: readonly Operation[]): FindOperation {
  const keyOf = (path: string, inWorkspace: boolean) => `${inWorkspace ? "ws" : ""}${path}`;
  const found = new Map(operations.map((each) => [keyOf(each.path, each.place === "workspace"), each]));
  return (path, inWorkspace) => found.get(keyOf(path, inWorkspace));
}
