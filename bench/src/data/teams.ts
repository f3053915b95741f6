import {
  blueprintOf,
  emailOf,
  idOf,
  membersEach,
  nameOf,
  organizationOf,
  type Population,
  personIn,
  roleOf,
} from "./population.ts";

/** Teams of each workspace that shares its organization with others, and the members of each team. */
const teamsEach = 2;
const peopleEach = 10;

/** Every team, by the number of the workspace whose people are its members. */
function* numbered(whole: Population) {
  for (let workspace = 0; workspace < whole.workspaces; workspace += 1) {
    if (blueprintOf(whole, workspace).topology === "flat") continue;
    const org = idOf("organization", organizationOf(whole, workspace));
    for (let nth = 0; nth < teamsEach; nth += 1) {
      const n = workspace * teamsEach + nth;
      yield { n, org, id: idOf("team", n), workspace, firstSeat: (nth * membersEach) / teamsEach };
    }
  }
}

export function* teams(whole: Population) {
  for (const { n, org, id } of numbered(whole)) yield [org, id, `Team ${n}`].join("\t");
}

export function* teamMembers(whole: Population) {
  for (const { org, id, workspace, firstSeat } of numbered(whole)) {
    for (let seat = firstSeat; seat < firstSeat + peopleEach; seat += 1) {
      const person = personIn(whole, workspace, seat);
      yield [org, id, idOf("person", person), nameOf(person), emailOf(person)].join("\t");
    }
  }
}

/** A team has the lowest role in its members' workspace. */
export function* teamGrants(whole: Population) {
  for (const { org, id, workspace } of numbered(whole)) {
    const role = roleOf(blueprintOf(whole, workspace), membersEach - 1);
    yield [org, idOf("workspace", workspace), id, role].join("\t");
  }
}
