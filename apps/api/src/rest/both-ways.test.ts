import { STATUS_CODES } from "node:http";
import { dataSecurity, machineFleet } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { inputs } from "../testing/inputs.ts";
import { type Procedure, procedures, send } from "../testing/procedures.ts";
import { allOperations, restCall, sendRest } from "../testing/rest.ts";
import { buildStage, type Place, type Stage, type Subject } from "../testing/stage.ts";
import { prepared } from "../testing/states.ts";

/*
 * Every operation called both ways, by the typed client's wire format and by its own path, as someone who may and as a
 * stranger: the answers are the same. Each call is rolled back after its answer.
 */

const api = await startApi({ undo: true });
const stages = await Promise.all([dataSecurity, machineFleet].map((blueprint) => buildStage(api, blueprint)));
const all = procedures();

/** Someone who may: the highest role, or for what only they can do, the platform admin or a machine. */
function capable({ subjects }: Stage, { needs }: Procedure): Subject {
  const platform = typeof needs === "string" && needs.startsWith("platform:");
  const title = platform ? "platform_admin" : needs === "machine" ? "machine" : null;
  const found = subjects.find((subject) => subject.title === title) ?? subjects[0];
  if (found === undefined) throw new Error("every stage has someone to ask");
  return found;
}

const stranger = ({ subjects }: Stage) => subjects.find(({ title }) => title === "stranger") as Subject;

/** What differs from one call to the next: ids, secrets, tickets and signatures that were just made, and instants. */
const passing =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}T[\d:.]+Z|bw[komip]_[0-9A-Za-z]+|bwb_[\w-]+|eyJ[\w-]+\.[\w-]+\.[\w-]+|whsec_[0-9A-Za-z+/=]+|evt_test_[0-9a-f]+|bailiwick-verification=[\w-]+|(?<![\w-])[\w-]{86}(?![\w-])/g;
const made = new Set(["last", "publicId", "ticket", "picture", "hash", "pass", "recoveryCodes"]);
const lasting = (data: unknown) => {
  const text = JSON.stringify(data ?? null, (key, value: unknown) => (made.has(key) ? "…" : value));
  return JSON.parse(text.replaceAll(passing, "…")) as unknown;
};

type Input = Record<string, unknown> | undefined;

/** A valid input, and the same at the other level where the operation exists there too. */
function inputsOf({ title, path }: Procedure, place: Place, subject: Subject): Input[] {
  const input = inputs[title]?.(place, subject) as Input;
  const { workspace, organization: _, ...rest } = input ?? {};
  const places = allOperations.filter(({ procedure }) => procedure === path);
  const isBoth = places.length > 1 && rest.actingAs === undefined;
  if (!isBoth) return [input];
  const other =
    workspace === undefined ? { workspace: place.workspace } : { organization: place.organization };
  return [input, { ...other, ...rest }];
}

/** The operations that were called. */
const called = new Set<string>();

async function expectSame({ path, type }: Procedure, input: Input, token: string | null) {
  called.add(restCall(path, input).operation.id);
  const typed = await send(api.url, { path, type }, input, token);
  const { status, type: media, body } = await sendRest(api.url, path, input, token);
  const refused = typed.body.error?.data;
  if (refused === undefined) {
    expect({ status, media }).toEqual({ status: 200, media: "application/json; charset=utf-8" });
    expect(lasting(body)).toEqual(lasting(typed.body.result?.data));
    return;
  }
  const { message: detail, ...data } = refused;
  const { status: code } = typed;
  expect({ status, media }).toEqual({ status: code, media: "application/problem+json; charset=utf-8" });
  const title = STATUS_CODES[code];
  expect(lasting(body)).toEqual(lasting({ type: "about:blank", title, status: code, detail, ...data }));
}

describe.each(stages.map((stage) => ({ key: stage.blueprint.key, stage })))("$key", ({ stage }) => {
  const { own } = stage.places;
  if (own === null) throw new Error("every stage has a place of its own");

  test.each(all)("$title answers the same both ways", async (procedure) => {
    for (const subject of [capable(stage, procedure), stranger(stage)])
      for (const input of inputsOf(procedure, own, subject))
        await prepared(api, procedure.path, [own], () => expectSame(procedure, input, subject.token));
  });
});

test("every operation was called", () => {
  expect(allOperations.filter(({ id }) => !called.has(id)).map(({ id }) => id)).toEqual([]);
});
