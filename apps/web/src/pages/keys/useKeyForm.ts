import {
  canIssueKey,
  type Decision,
  heldForKeys,
  normalizeName,
  type PermissionName,
  permissionSet,
  scopesOf,
} from "@bailiwick/domain";
import { useQuery } from "@tanstack/react-query";
import { client, type Inputs, trpc } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { useMoments } from "../../ui/Moment.tsx";
import { type Expiry, expiresAt } from "./expiry.ts";
import { type KeyPlace, namedPlace } from "./keys.ts";
import type { Issued } from "./SecretDialog.tsx";

/** `expiresAt` is a day, as YYYY-MM-DD; it matters only for an expiry on a date. */
export type KeyValues = {
  name: string;
  scopes: PermissionName[];
  expiry: Expiry;
  expiresAt: string;
  ipRanges: string[];
  /** None for all of them. */
  workspaces: string[];
};

/** For each field, values with which it is no problem. */
type Whole = Readonly<Record<string, Partial<KeyValues>>>;

function wholeFor({ level, actor, blueprint }: KeyPlace): Whole {
  const held = heldForKeys(actor, level);
  const scopes = scopesOf(blueprint, level)
    .map(({ name }) => name)
    .filter((name) => permissionSet.has(held, name, blueprint.catalogue));
  return { name: { name: "Key" }, scopes: { scopes: scopes.slice(0, 1) }, expiresAt: { expiry: "never" } };
}

/** The problem of each field: a decision only has the first one. */
function problemsOf(values: KeyValues, decide: (values: KeyValues) => Decision, whole: Whole) {
  const problems: Record<string, string> = {};
  let tried = values;
  for (;;) {
    const decision = decide(tried);
    if (decision.allowed || decision.path === undefined || decision.path in problems) return problems;
    problems[decision.path] = sentenceOf(decision);
    tried = { ...tried, ...whole[decision.path] };
  }
}

/** The form of a new key of this place, and the domain's decision on it. */
export function useKeyForm(place: KeyPlace, onIssued: (issued: Issued) => void) {
  const { level, actor } = place;
  const { timeZone } = useMoments();
  const { data: active } = useQuery(
    trpc.keys.list.queryOptions({ ...namedPlace(place), state: "active", limit: 1, counted: true }),
  );
  const decide = ({ name, scopes, expiry, expiresAt: date }: KeyValues) => {
    const now = new Date();
    const at = expiresAt(expiry, date, timeZone, now.getTime());
    // A date that is still missing is none in the future.
    const expires = expiry === "date" && at === null ? now : at === null ? null : new Date(at);
    const draft = { name: normalizeName(name), scopes, expiresAt: expires };
    return canIssueKey(actor, level, draft, { now, active: active?.total ?? 0 });
  };
  const form = useForm<KeyValues>({
    initialValues: { name: "", scopes: [], expiry: "90", expiresAt: "", ipRanges: [], workspaces: [] },
    validate: (values) => problemsOf(values, decide, wholeFor(place)),
  });
  const issue = useFormDialog(
    form,
    {
      // The text goes to the dialog and nowhere else: what this returns is kept among the changes.
      mutationFn: async (input: Inputs["keys"]["issue"]) => {
        const issued = await client.keys.issue.mutate(input);
        onIssued(issued);
        return issued.key;
      },
    },
    {},
  );
  const decision = decide(form.values);
  return {
    form,
    /** When a key with the present choice expires. */
    expiresAt: () => expiresAt(form.values.expiry, form.values.expiresAt, timeZone, Date.now()),
    /** What prevents issuing it, apart from fields that show their own problems. */
    verdict: !decision.allowed && decision.path === undefined ? decision : ({ allowed: true } as const),
    ...issue,
  };
}
