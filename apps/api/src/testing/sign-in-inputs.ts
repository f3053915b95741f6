import { randomUUID } from "node:crypto";
import type { TestTenant } from "@bailiwick/db/testing";
import { type Blueprint, levelOfFirstRole } from "@bailiwick/domain";
import type { TestApi } from "./api.ts";
import { lowest } from "./lowest.ts";
import type { Sample } from "./sample.ts";
import type { Place } from "./stage.ts";

/** A domain that is verified, a tested connection that is off, and someone and a team of the directory. */
export type StagedSignIn = {
  readonly domain: string;
  readonly connection: string;
  readonly directoryPerson: string;
  readonly directoryTeam: string;
};

/** What someone gets who signs in for the first time: the lowest role. */
const firstRole = ({ topology, roles }: Blueprint) => lowest(roles[levelOfFirstRole({ topology })]) ?? "none";

/** Gives an organization a domain and a connection, past the product. */
export async function addSignIn(
  { owner }: TestApi,
  { org }: TestTenant,
  blueprint: Blueprint,
): Promise<StagedSignIn> {
  const [domain, connection] = [randomUUID(), randomUUID()];
  await owner.query(
    `INSERT INTO domain (org_id, id, name, token, verified_at, created_by_name)
     VALUES ($1, $2, $2::uuid || '.example', repeat('t', 32), now(), 'Founder')`,
    [org, domain],
  );
  await owner.query(
    `INSERT INTO connection (org_id, id, name, issuer, client_id, secrets, level, role, tested_at, stopped, created_by_name)
     VALUES ($1, $2, 'Login', 'https://login.example', 'client', '{"secret": {"version": 1, "box": "", "last": ""}}', $3, $4,
       now(), 'by_hand', 'Founder')`,
    [org, connection, levelOfFirstRole(blueprint), firstRole(blueprint)],
  );
  const [directoryPerson, directoryTeam] = [randomUUID(), randomUUID()];
  await owner.query("INSERT INTO directory (org_id) VALUES ($1) ON CONFLICT DO NOTHING", [org]);
  await owner.query(
    "INSERT INTO directory_person (org_id, id, address, active) VALUES ($1, $2, $2::uuid || '@directory.example', true)",
    [org, directoryPerson],
  );
  await owner.query("INSERT INTO team (org_id, id, name) VALUES ($1, $2, 'Directory ' || $2::uuid)", [
    org,
    directoryTeam,
  ]);
  await owner.query("INSERT INTO directory_team (org_id, team_id) VALUES ($1, $2)", [org, directoryTeam]);
  return { domain, connection, directoryPerson, directoryTeam };
}

const ofDomain: Sample = ({ organization, signIn }: Place) => ({ organization, domain: signIn.domain });
const ofConnection: Sample = ({ organization, signIn }: Place) => ({
  organization,
  connection: signIn.connection,
});
const ofDirectoryPerson: Sample = ({ organization, signIn }: Place) => ({
  organization,
  person: signIn.directoryPerson,
});
const ofDirectoryTeam: Sample = ({ organization, signIn }: Place) => ({
  organization,
  team: signIn.directoryTeam,
});

/** The part of `inputs` about single sign-on and the directory. */
export const signInInputs: Readonly<Record<string, Sample>> = {
  "domains.list": ({ organization }) => ({ organization }),
  "domains.add": ({ organization }) => ({ organization, name: "another.example" }),
  "domains.verify": ofDomain,
  "domains.remove": ofDomain,
  "connections.list": ({ organization }) => ({ organization }),
  "connections.mine": () => undefined,
  "connections.create": ({ organization, blueprint }) => ({
    organization,
    name: "Another",
    issuer: "https://another.example",
    clientId: "client",
    clientSecret: "a secret",
    role: firstRole(blueprint),
  }),
  "connections.update": (place, subject) => ({
    ...(ofConnection(place, subject) as object),
    name: "Renamed",
  }),
  "connections.test": ofConnection,
  "connections.enable": ofConnection,
  "connections.disable": ofConnection,
  "connections.delete": ofConnection,
  "directory.status": ({ organization }) => ({ organization }),
  "directory.people": ({ organization }) => ({ organization }),
  "directory.addPerson": ({ organization }) => ({ organization, address: "another@directory.example" }),
  "directory.updatePerson": (place, subject) => ({
    ...(ofDirectoryPerson(place, subject) as object),
    address: "changed@directory.example",
    active: false,
  }),
  "directory.removePerson": ofDirectoryPerson,
  "directory.teams": ({ organization }) => ({ organization }),
  "directory.addTeam": ({ organization }) => ({ organization, name: "Another of the directory" }),
  "directory.updateTeam": (place, subject) => ({
    ...(ofDirectoryTeam(place, subject) as object),
    name: "Renamed",
    people: [],
  }),
  "directory.removeTeam": ofDirectoryTeam,
};
