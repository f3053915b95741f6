import { router } from "../procedure/trpc.ts";
import { addPerson } from "./add-person.ts";
import { addTeam } from "./add-team.ts";
import { people } from "./people.ts";
import { removePerson } from "./remove-person.ts";
import { removeTeam } from "./remove-team.ts";
import { status } from "./status.ts";
import { teams } from "./teams.ts";
import { updatePerson } from "./update-person.ts";
import { updateTeam } from "./update-team.ts";

/** What an organization's directory says of its people and teams (SCIM 2.0); scim/ has the protocol. */
export const directory = router({
  status,
  people,
  addPerson,
  updatePerson,
  removePerson,
  teams,
  addTeam,
  updateTeam,
  removeTeam,
});
