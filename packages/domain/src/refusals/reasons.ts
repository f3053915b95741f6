import { coreCatalogue } from "../access/permissions.ts";
import type { WorkspaceState } from "../lifecycle/states.ts";
import { withAmount } from "../plans/counted.ts";
import { pluralForm } from "../text/plural.ts";
import type { ErrorCode } from "./error-codes.ts";
import { listed, sentenceCase, shortened } from "./words.ts";

/*
 * Every refusal there is. A row has the reason that a program matches, its code, and the English sentence for a person;
 * de/refusals.ts has the German sentences in the same shape. What a sentence names comes as parameters, so that a
 * program gets them as data and each language places them freely. The public list is printed to reasons.golden.txt.
 * Names that people gave, and names of roles and plans, appear in a sentence as they are: they can't be inflected.
 */

type Row<Sentence> = { readonly code: ErrorCode; readonly sentence: Sentence };
const row = <const Sentence>(code: ErrorCode, sentence: Sentence): Row<Sentence> => ({ code, sentence });

/** What a permission allows: the control plane's by its name, a kind's by the phrase that comes with it. */
export type PermissionParams = { readonly permission: string; readonly action?: string };
const can = ({ permission, action }: PermissionParams) =>
  coreCatalogue.named[permission]?.description ?? action ?? permission;
const any = (names: readonly string[]) => listed("en", names, "disjunction");
const all = (names: readonly string[]) =>
  listed(
    "en",
    shortened(names, (count) => `${count} more`),
    "conjunction",
  );
const count = (amount: number, one: string, many: string) =>
  `${amount} ${pluralForm("en", amount, one, many)}`;

/** What became of a request for access that is not open any more. */
export type ClosedRequest = "approved" | "refused" | "withdrawn" | "expired";
const requestOutcomes: Readonly<Record<ClosedRequest, (by: string) => string>> = {
  approved: (by) => `${by} has already approved this request.`,
  refused: (by) => `${by} has already refused this request.`,
  withdrawn: () => "This request was withdrawn.",
  expired: () => "This request is over, because no one decided about it in time.",
};

/** What is wrong with a file that should be a bundle. */
export type BundleFault = keyof typeof bundleFaults;
type InBundle = { readonly name: string; readonly line: number };
const bundleFaults = {
  none: () => "This file is not a bundle.",
  version: ({ name }: InBundle) => `This bundle has a format that is not known here: ${name}.`,
  manifest: () => "The manifest of this bundle is not one of its format.",
  signature: () => "The manifest of this bundle was changed after it was signed.",
  long: () => "A line of this bundle is too long.",
  encoding: () => "A line of this bundle is not text.",
  ends: () => "This bundle ends in the middle of a line.",
  cut: ({ name }: InBundle) => `This bundle ends before the end of its part ${name}.`,
  part: ({ name }: InBundle) => `The part ${name} of this bundle was changed after it was signed.`,
  json: ({ name, line }: InBundle) => `Line ${line} of the part ${name} is not a row.`,
  extra: () => "This bundle goes on after its last part.",
  many: ({ name }: InBundle) => `This bundle has more rows in its part ${name} than an import takes.`,
  rows: ({ name }: InBundle) => `Rows of the part ${name} of this bundle can't be here.`,
  log: () => "The audit log in this bundle is broken.",
} as const;

/** Why a sign-in by a connection is refused, in words for its person; the organization's log has more. */
export type SignInRefusal = keyof typeof signInRefusals;
const signInRefusals = {
  off: "Your company's sign-in is turned off.",
  flow: "This took too long, or it began in another browser. Start over.",
  provider: "Your company's sign-in can't be reached, or doesn't answer as it should.",
  declined: "Your company's sign-in declined.",
  answer: "Your company's sign-in gave an answer that can't be trusted.",
  address_missing: "Your company's sign-in doesn't say which email address is yours.",
  address_unconfirmed: "Your company's sign-in hasn't confirmed your email address.",
  address_elsewhere: "Your email address is in none of the domains of this organization.",
  account_exists:
    "This address already has an account. Sign in with its password, and connect it on the page Account.",
  other_address: "You signed in there with another address than that of your account.",
  connected_elsewhere: "This account, or this sign-in, is connected to another one already.",
  directory: "Your organization's directory has turned off your access. Ask one of its admins.",
  not_member: "You are no longer in this organization. Ask one of its admins to add you.",
  no_seat: "This organization has no free seat. Ask one of its admins.",
  closed: "This organization takes no one in right now. Ask one of its admins.",
} as const;

type Level = "organization" | "workspace";
const placeOf = { organization: "in the organization", workspace: "in a workspace" } as const;

/** The unit of a length or a number. */
export type Measured = "characters" | "entries" | "number";
const amountOf = (amount: number, of: Measured) => {
  if (of === "number") return `${amount}`;
  return of === "characters" ? count(amount, "character", "characters") : count(amount, "entry", "entries");
};

const limitOf =
  (one: string, many: string) =>
  ({ amount }: { amount: number }) =>
    `${count(amount, one, many)} limit reached`;

export type PlanRequired = { feature: string; phrase: string; plan: string; orHigher: boolean };

/** A limit that a blueprint declares; it comes with its own sentence, in which `{amount}` is the number. */
export type LimitReached = { limit: string; amount: number; sentence: string };

/** What organizations or workspaces of this kind do not have. */
export type NotOffered = keyof typeof notOffered;
const notOffered = {
  archive: "This kind of workspace can't be archived.",
  delete: "This kind of workspace can't be deleted.",
  default: "This kind of workspace has no default to choose.",
  slug: "This kind of workspace keeps its slug for good.",
  act: "This kind of workspace doesn't offer this.",
  transfer: "This kind of workspace has no organization above it that it could leave.",
  organization_deletion: "Delete the workspace instead. It has no organization above it.",
  organization_leaving: "Leave the workspace instead. It has no organization above it.",
  organization_for_customer: "People create this kind of organization themselves.",
  appointing: "This organization's people appoint its admins themselves.",
} as const;

/** What is wrong with the value of a setting; `names` are the options or the invalid field. */
export type BadSetting = {
  what: "option" | "text" | "list" | "entries" | "field" | "time" | "choice" | "pattern" | "days";
  names: readonly string[];
  amount: number;
};
function badSetting(what: BadSetting["what"], names: readonly string[], amount: number): string {
  switch (what) {
    case "option":
      return `Choose one of ${any(names)}.`;
    case "text":
      return "Enter a text.";
    case "list":
      return "Enter a list.";
    case "entries":
      return `A list has at most ${amount} entries.`;
    case "field":
      return "The list doesn't have this field.";
    case "time":
      return `${all(names)} isn't a time.`;
    case "choice":
      return `${all(names)}: choose from the list.`;
    case "pattern":
      return `A name pattern can contain ${all(names)}, and nothing else in braces.`;
    case "days":
      return `Enter ${all(names)} to ${amount} days, or nothing.`;
  }
}

/** What is wrong with a permissions.yaml, and where; lines and columns begin at 1. */
export type BadRules = { line: number; column: number; what: keyof typeof ruleFaults };
const ruleFaults = {
  yaml: "This isn't valid YAML.",
  list: "Write a list of rules, each beginning with a hyphen.",
  many: "There are too many rules.",
  rule: "A rule has one of allow, deny and ask, and for it one of read, write, execute, invoke and any.",
  path: "Only a rule for read, write or any can have a path.",
  command: "Only a rule for execute or any can have a command.",
  pattern: "A pattern is a text of 1 to 1,000 characters.",
} as const;

/** What is wrong with the value of a field; `names` are the options. */
export type BadField = {
  what:
    | "empty"
    | "text"
    | "length"
    | "characters"
    | "number"
    | "whole"
    | "least"
    | "most"
    | "option"
    | "tags"
    | "many_tags"
    | "tag"
    | "date"
    | "instant"
    | "host"
    | "url"
    | "id"
    | "json"
    | "depth"
    | "cron"
    | "read_only";
  field: string;
  names: readonly string[];
  amount: number;
};
/** What is wrong at a place of a text: something else is expected there, or its field does not take the value. */
export type BadText = BadField & {
  line: number;
  column: number;
  fault: "expected" | "sign" | "twice" | "too_many" | "value";
};
function badText(bad: BadText): string {
  return `Line ${bad.line}, column ${bad.column}: ${textFault(bad)}`;
}
function textFault(bad: BadText): string {
  const quoted = any(bad.names.map((name) => `“${name}”`));
  switch (bad.fault) {
    case "expected":
      return `expected ${quoted}.`;
    case "sign":
      return "this can't be read.";
    case "twice":
      return `${quoted} appears twice.`;
    case "too_many":
      return `there are at most ${bad.amount} in a text.`;
    case "value":
      return badField(bad);
  }
}

function badField({ what, field, names, amount }: BadField): string {
  switch (what) {
    case "empty":
      return `${field} is required.`;
    case "text":
      return `${field} is text.`;
    case "length":
      return `${field} has at most ${amount} characters.`;
    case "characters":
      return `${field} can't contain control or text-direction characters.`;
    case "number":
      return `${field} is a number.`;
    case "whole":
      return `${field} is a whole number.`;
    case "least":
      return `${field} is ${amount} or more.`;
    case "most":
      return `${field} is ${amount} or less.`;
    case "option":
      return `${field} is ${any(names)}.`;
    case "tags":
      return `${field} is a list of tags.`;
    case "many_tags":
      return `${field} has at most ${amount} tags.`;
    case "tag":
      return `A tag has at most ${amount} characters.`;
    case "date":
      return `${field} is a date, such as 2027-03-31.`;
    case "instant":
      return `${field} is a time with its offset, such as 2027-03-31T09:00:00Z.`;
    case "host":
      return `${field} is a host name or an IP address.`;
    case "url":
      return `${field} is a web address that starts with https:// or http://.`;
    case "id":
      return `${field} is an id.`;
    case "json":
      return `${field} is JSON.`;
    case "depth":
      return `${field} is nested at most ${amount} levels deep.`;
    case "cron":
      return `${field} is five fields of cron: minute, hour, day, month and day of the week, such as 0 3 * * 1.`;
    case "read_only":
      return `${field} is filled in by Bailiwick and can't be changed.`;
  }
}

/** Who can do what a person can't: roles by name, the platform admin, or no one in this kind of organization. */
export type MissingParams = PermissionParams & {
  readonly by: "roles" | "platform" | "no_one" | "unknown";
  readonly roles: readonly string[];
};

export const reasons = {
  // The call itself.
  sign_in_first: row("UNAUTHENTICATED", "Sign in first."),
  not_found: row("NOT_FOUND", "There is nothing here that you can see."),
  no_such_entry: row("NOT_FOUND", "There is no such entry in this log."),
  no_such_permission: row(
    "FORBIDDEN",
    ({ permission }: { permission: string }) => `There is no permission “${permission}”.`,
  ),
  idempotency_key: row("INVALID", "An idempotency key has 8 to 100 printable characters."),
  idempotency_key_reused: row("CONFLICT", "This idempotency key was used for another request."),
  refused_by_database: row("FORBIDDEN", "You can't do that here."),
  edited_meanwhile: row(
    "CONFLICT",
    ({ by }: { by: string | null }) => `${by ?? "Someone else"} changed this while you were editing.`,
  ),
  changed_meanwhile: row("CONFLICT", "Someone else just changed this. Reload and try again."),
  internal: row("INTERNAL", "Something went wrong on our side. Try again in a moment."),
  busy: row("INTERNAL", "This is taking longer than it should. Try again in a moment."),
  unavailable: row("INTERNAL", "The service is temporarily unavailable. Try again in a moment."),
  unreachable: row("INTERNAL", "The server can't be reached. Check its address and your network."),
  strange_answer: row(
    "INTERNAL",
    "The server at this address isn't Bailiwick, or something in between is failing.",
  ),
  too_deep: row(
    "INVALID",
    ({ levels }: { levels: number }) => `The input nests deeper than ${levels} levels.`,
  ),
  not_json: row("INVALID", "The request body isn't JSON."),
  too_large: row("INVALID", "The request is too large."),
  media_type: row("INVALID", "Send JSON."),
  incomplete: row("INVALID", "The request is incomplete."),
  bad_url: row("INVALID", "The request's address isn't valid."),
  not_accepted: row("INVALID", "This request isn't accepted."),
  unreadable: row("INVALID", "The request can't be read."),
  method: row("INVALID", "This operation takes another HTTP method."),
  foreign_origin: row("FORBIDDEN", ({ address }: { address: string }) =>
    address === ""
      ? "This request came from another site."
      : `This request came from another site. Use this instance at ${address}.`,
  ),
  no_such_address: row("NOT_FOUND", "There is nothing at this address."),
  no_such_procedure: row("NOT_FOUND", "There is no such operation."),
  unknown_cursor: row("INVALID", "This cursor belongs to another list. Start again at the first page."),

  // A field that does not have the shape it must have.
  invalid_type: row("INVALID", "This field has the wrong type."),
  invalid_format: row("INVALID", "This isn't in the expected format."),
  invalid_email: row("INVALID", "Enter a complete email address, such as name@company.example."),
  invalid_value: row("INVALID", ({ options }: { options: readonly string[] }) =>
    options.length === 0 ? "This value isn't allowed." : `Choose one of ${any(options)}.`,
  ),
  too_small: row(
    "INVALID",
    ({ least, of }: { least: number; of: Measured }) => `Enter at least ${amountOf(least, of)}.`,
  ),
  too_big: row(
    "INVALID",
    ({ most, of }: { most: number; of: Measured }) => `Enter at most ${amountOf(most, of)}.`,
  ),
  unrecognized_keys: row("INVALID", "There is no such field."),
  invalid_union: row("INVALID", "This has none of the expected forms."),
  custom: row("INVALID", "This isn't valid."),

  // Identity.
  wrong_address_or_password: row("UNAUTHENTICATED", "The email address or password is wrong."),
  wrong_code: row("INVALID", "This code is wrong, or it was used before."),
  wrong_passkey: row("INVALID", "This passkey was not accepted. Try again, or use another one."),
  factor_needed: row("INVALID", "Enter a code of your authenticator app, or use a passkey."),
  challenge_over: row(
    "UNAUTHENTICATED",
    "You took too long, or signed in already. Enter your password again.",
  ),
  code_again: row("INVALID", "Enter your password and a code again."),
  authenticator_on: row("CONFLICT", "Your account has an authenticator app already."),
  no_authenticator: row("WRONG_STATE", "This account has no second factor."),
  wrong_password: row("INVALID", "This isn't your password."),
  invalid_token: row("INVALID", "This link is no longer valid. Request a new one."),
  suspended: row("FORBIDDEN", "This account is suspended. Contact the person who runs this instance."),
  other_account: row("FORBIDDEN", "Sign in with the account that this link confirms."),
  address_has_account: row(
    "CONFLICT",
    "There is already an account with this address. Sign in or reset your password.",
  ),
  already_confirmed: row("CONFLICT", "This address is already confirmed."),
  address_unchanged: row("INVALID", "This is your email address already."),
  not_your_address: row("INVALID", "This isn't your account's address."),
  too_many_attempts: row(
    "LIMIT_REACHED",
    ({ seconds }: { seconds: number }) =>
      `Too many attempts. Try again in ${count(seconds, "second", "seconds")}.`,
  ),
  too_many_requests: row(
    "LIMIT_REACHED",
    ({ seconds }: { seconds: number }) =>
      `Too many requests. Try again in ${count(seconds, "second", "seconds")}.`,
  ),
  password_too_short: row("INVALID", "The password is too short."),
  password_too_long: row("INVALID", "The password is too long."),
  password_guessable: row(
    "INVALID",
    "This password is easy to guess. Use several words that don't belong together.",
  ),
  picture_type: row("INVALID", "Choose a picture in the format PNG, JPEG or WebP."),
  picture_too_large: row(
    "INVALID",
    ({ kilobytes }: { kilobytes: number }) => `The picture is too large. It can have up to ${kilobytes} kB.`,
  ),

  // What a role allows.
  missing_permission: row("FORBIDDEN", (params: MissingParams) => {
    const { by, roles } = params;
    if (by === "roles") return `You need the ${any(roles)} role to ${can(params)}.`;
    if (by === "platform") return `Only the platform admin can ${can(params)}.`;
    return by === "no_one" ? `No one can ${can(params)} here.` : `You can't ${can(params)}.`;
  }),
  above_yourself: row(
    "FORBIDDEN",
    ({
      what,
    }: {
      what: "role" | "person" | "permissions" | "team" | "key" | "rotation" | "token" | "webhook";
    }) =>
      ({
        role: "You can't give a role that can do more than you can.",
        person: "You can't change someone whose role can do more than you can.",
        permissions: "You can't make or change a role that can do more than you can wherever it applies.",
        team: "This team can do more than you can in some workspace, so you can't change who is in it.",
        key: "You can't issue a key that can do more than you can wherever it applies.",
        token: "You can't issue a token for what you can't do yourself.",
        rotation: "You can't rotate a key that can do more than you can wherever it applies.",
        webhook: "You can't have events sent that tell more than you can see yourself.",
      })[what],
  ),
  platform_appoints: row(
    "FORBIDDEN",
    "Only the platform admin can appoint and dismiss this organization's admins.",
  ),
  not_appointed: row(
    "FORBIDDEN",
    "The platform admin appoints and dismisses admins, and gives no other role here.",
  ),
  unknown_role: row("INVALID", "There is no such role here."),
  no_such_role: row("NOT_FOUND", "There is no such role here."),
  built_in_role: row("FORBIDDEN", "Built-in roles can't be changed."),
  not_built_in_role: row("INVALID", "This is a custom role. Edit it instead."),
  role_keeps_owner: row(
    "FORBIDDEN",
    ({ role }: { role: string }) => `${role} can't be replaced: workspaces and organizations always need it.`,
  ),
  role_limit: row(
    "LIMIT_REACHED",
    ({ amount }: { amount: number }) => `${amount} custom roles limit reached`,
  ),
  role_name_taken: row("CONFLICT", "A role with this name already exists."),
  replacement_needed: row(
    "INVALID",
    ({ granted }: { granted: number }) =>
      `${count(granted, "person, team or invitation has", "people, teams or invitations have")} this role. Choose the role that replaces it.`,
  ),
  no_organization_roles: row("INVALID", "There are no organization roles here."),
  unknown_permission: row("INVALID", "There is no such permission."),
  permission_not_of_role: row(
    "INVALID",
    (params: PermissionParams & { level: Level }) =>
      `A role ${placeOf[params.level]} can't be used to ${can(params)}.`,
  ),
  no_such_key: row("NOT_FOUND", "There is no such key here."),
  key_revoked: row("WRONG_STATE", "This key is already revoked."),
  only_people_tokens: row("FORBIDDEN", "Only people have personal tokens. A key can't."),
  key_over: row("WRONG_STATE", "This key no longer works."),
  key_only_narrower: row(
    "FORBIDDEN",
    "A key can only lose permissions. Issue another one for a program that needs more.",
  ),
  key_rotating: row(
    "CONFLICT",
    "Two secrets of this key work already. Wait until the old one ends, or revoke it first.",
  ),
  last_secret: row("CONFLICT", "This is the only secret of the key that works. Revoke the key instead."),
  no_such_secret: row("NOT_FOUND", "This key has no such secret that works."),
  address_range: row(
    "INVALID",
    "It has to be an IP address, or a network such as 203.0.113.0/24 or 2001:db8::/32.",
  ),
  address_host_bits: row(
    "INVALID",
    ({ range }: { range: string }) => `This is an address within a network. Did you mean ${range}?`,
  ),
  address_not_allowed: row("FORBIDDEN", ({ address }: { address: string | null }) =>
    address === null
      ? "This can only be used from certain networks, and your address is unknown."
      : `This can't be used from your network address, ${address}.`,
  ),
  session_idle: row("FORBIDDEN", "You were away for too long to continue here. Sign in again."),
  session_too_old: row("FORBIDDEN", "You signed in too long ago to continue here. Sign in again."),
  sign_in_again: row("FORBIDDEN", "You signed in too long ago to do this. Sign in again."),
  second_factor_missing: row(
    "FORBIDDEN",
    "You need a second factor to continue here. Set up an authenticator app or a passkey in your account.",
  ),
  personal_tokens_off: row("FORBIDDEN", "Personal tokens aren't accepted here."),
  key_too_old: row("FORBIDDEN", "This key is too old to be used here. Issue another one."),
  key_lives_too_long: row(
    "INVALID",
    ({ days }: { days: number }) => `A key has to expire within ${count(days, "day", "days")} here.`,
  ),
  not_a_domain: row("INVALID", "It has to be a domain such as example.com."),
  domain_not_allowed: row("FORBIDDEN", "Email addresses of this domain can't be invited here."),
  policy_refuses_you: row("CONFLICT", ({ why }: { why: string }) =>
    why === "address_not_allowed"
      ? "This would lock you out: your own network address isn't allowed by it."
      : why === "second_factor_missing"
        ? "This would lock you out: you have no second factor yourself. Set up an authenticator app or a passkey in your account first."
        : "This would lock you out: your own session would end. Sign in again before you change it.",
  ),
  no_trial: row("WRONG_STATE", "The trial of this security policy is over."),
  trial_unused: row(
    "CONFLICT",
    "Open the security policy again before you confirm it: that shows that it lets you in.",
  ),
  no_such_version: row("NOT_FOUND", "There is no such version here."),
  no_security_policy: row("WRONG_STATE", "There is no security policy to revert."),
  key_only_organization: row("INVALID", "Only a key of an organization can be limited to workspaces."),
  key_limit: row("LIMIT_REACHED", ({ amount }: { amount: number }) => `${amount} active keys limit reached`),
  scope_needed: row("INVALID", "Choose what the key can do."),
  permission_not_of_key: row(
    "INVALID",
    (params: PermissionParams) => `A key can't be used to ${can(params)}.`,
  ),
  expiry_past: row("INVALID", "Choose an expiry in the future."),
  no_such_webhook: row("NOT_FOUND", "There is no such webhook here."),
  no_such_delivery: row("NOT_FOUND", "There is no such delivery here."),
  unknown_event: row("INVALID", ({ event }: { event: string }) => `There is no event "${event}" here.`),
  event_needed: row("INVALID", "Choose at least one event."),
  url_not_callable: row(
    "INVALID",
    "Enter an https address without a user name, such as https://hooks.example/bailiwick.",
  ),
  bad_file_path: row(
    "INVALID",
    "Enter a path such as projects/one/input.json: names with a slash between them, at most 1,024 bytes.",
  ),
  bad_file_prefix: row(
    "INVALID",
    "Enter the path of a folder that ends with a slash, such as projects/one/, or nothing for all files.",
  ),
  no_such_file: row("NOT_FOUND", "There is no such file here."),
  file_changed: row("WRONG_STATE", "The file is not as you expected it. Read it again."),
  file_too_large: row(
    "INVALID",
    ({ megabytes }: { megabytes: number }) => `A file can have at most ${megabytes} MB.`,
  ),
  file_incomplete: row("INVALID", "The file did not arrive whole."),
  bad_range: row("INVALID", "The file has no such part."),
  storage_credential: row(
    "UNAUTHENTICATED",
    "Get a temporary credential for files first. This one does not work, or no longer does.",
  ),
  storage_read_only: row("FORBIDDEN", "This credential only reads files."),
  outside_prefix: row("FORBIDDEN", "This credential is for other files."),
  slack_topic_taken: row("CONFLICT", "Another channel here is already told of this."),
  not_of_slack: row("INVALID", "A Slack channel has no events of its own and no secret that signs them."),
  no_such_review: row("NOT_FOUND", "There is no such access review here."),
  no_such_review_item: row("NOT_FOUND", "There is no such item in this access review."),
  reviewer_needed: row("INVALID", "Choose who reviews: a role, or people."),
  unfit_reviewer: row("INVALID", "Choose reviewers who can see the access reviews here."),
  review_role: row("INVALID", "Choose a role to change to. A key can only be kept or removed."),
  not_reviewer: row("FORBIDDEN", "You are not a reviewer of this access review."),
  own_review: row("FORBIDDEN", "Someone else has to review your own access."),
  review_over: row("WRONG_STATE", "This access review has ended."),
  review_decided: row("WRONG_STATE", "This item was already decided."),
  review_limit: row(
    "LIMIT_REACHED",
    ({ amount }: { amount: number }) => `An access review has at most ${amount} items.`,
  ),
  no_such_request: row("NOT_FOUND", "There is no such request for access here."),
  listed_twice: row("INVALID", ({ name }: { name: string }) => `“${name}” is here twice.`),
  configuration_section: row(
    "INVALID",
    ({ section, sections }: { section: string; sections: readonly string[] }) =>
      `There is no section “${section}” here. The sections are ${all(sections)}.`,
  ),
  configuration_moved: row(
    "CONFLICT",
    "What this file is about, or the file, changed since the plan. Plan again.",
  ),
  configuration_limit: row(
    "LIMIT_REACHED",
    ({ amount }: { amount: number }) => `One file can make at most ${amount} changes.`,
  ),
  not_here_yet: row(
    "NOT_FOUND",
    "No one here has this address. They can be in a team once they have accepted their invitation.",
  ),
  request_needless: row("CONFLICT", "This role gives nothing here that the person doesn't have already."),
  request_reason: row("INVALID", "Say why you need this access."),
  request_note: row("INVALID", "Say why, so that the person knows."),
  request_open: row("CONFLICT", "You have already asked for access here. Withdraw that request first."),
  too_many_access_requests: row(
    "LIMIT_REACHED",
    ({ amount }: { amount: number }) =>
      `You can ask for access ${amount} times within 24 hours. Try again later.`,
  ),
  own_request: row("FORBIDDEN", "Someone else has to decide about your own request."),
  not_your_request: row("FORBIDDEN", "Only the person who asked can withdraw this request."),
  request_decided: row("WRONG_STATE", ({ outcome, by }: { outcome: ClosedRequest; by: string | null }) =>
    requestOutcomes[outcome](by ?? "Someone"),
  ),
  report_limit: row(
    "LIMIT_REACHED",
    ({ amount }: { amount: number }) =>
      `A signed report has at most ${amount} rows. Choose a workspace or a permission, or export it as CSV.`,
  ),
  webhook_on: row("WRONG_STATE", "This webhook is already on."),
  webhook_off: row("WRONG_STATE", "This webhook is off. Turn it on first."),
  webhook_limit: row("LIMIT_REACHED", ({ amount }: { amount: number }) => `${amount} webhooks limit reached`),
  permission_needed: row(
    "INVALID",
    (params: PermissionParams & { level: Level }) =>
      `Every role ${placeOf[params.level]} must be able to ${can(params)}.`,
  ),

  // The state of a workspace or an organization.
  workspace_not_named: row("NOT_FOUND", "Name a workspace that you are a member of."),
  workspace_active: row("WRONG_STATE", "The workspace isn't pending deletion."),
  workspace_archived: row("WRONG_STATE", ({ to }: { to: "change" | "join" }) =>
    to === "join"
      ? "The workspace is archived. You can accept once it is active again."
      : "The workspace is archived. Unarchive it first.",
  ),
  workspace_pending_deletion: row("WRONG_STATE", ({ to }: { to: "change" | "join" | "report" }) => {
    if (to === "join") return "The workspace was deleted. You can accept if it is restored.";
    return to === "report"
      ? "The workspace is pending deletion. Run nothing, and try again later: this machine stays registered until the workspace is permanently deleted."
      : "The workspace is deleted. Restore it first.";
  }),
  already_active: row("WRONG_STATE", "The workspace is already active."),
  already_archived: row("WRONG_STATE", "The workspace is already archived."),
  already_pending_deletion: row("WRONG_STATE", "The workspace is already deleted."),
  last_active_workspace: row("WRONG_STATE", "At least one active workspace required"),
  default_workspace: row(
    "WRONG_STATE",
    ({ act }: { act: "archived" | "deleted" | "transferred" }) => `The default workspace cannot be ${act}`,
  ),
  not_offered: row("FORBIDDEN", ({ what }: { what: NotOffered }) => notOffered[what]),
  not_a_member: row("FORBIDDEN", "You can only switch to a workspace that you are a member of."),
  confirmation_mismatch: row("INVALID", ({ word }: { word: string }) => `Type “${word}” to confirm.`),
  window_over: row("WRONG_STATE", "The time to restore this is over. It waits for its purge."),
  organization_active: row("WRONG_STATE", "No one has requested the deletion of this organization."),
  organization_deletion_requested: row(
    "WRONG_STATE",
    "The deletion of this organization is already requested and waits for the platform admin.",
  ),
  organization_pending_deletion: row("WRONG_STATE", "This organization is deleted and will be purged."),
  organization_purged: row("WRONG_STATE", "This organization was permanently deleted."),
  blueprint_not_offered: row("INVALID", "This kind of organization isn't available here."),
  platform_creates: row("FORBIDDEN", "Only the platform admin can create this kind of organization."),

  // Members.
  already_member: row("CONFLICT", "User is already a member of this workspace"),
  no_such_member: row("NOT_FOUND", "This person isn't a member of the workspace."),
  no_such_account: row(
    "NOT_FOUND",
    "No account here can sign in with this email address. You can invite it.",
  ),
  remove_yourself: row("FORBIDDEN", ({ from }: { from: Level }) =>
    from === "workspace"
      ? "You can't remove yourself. Leave the workspace instead."
      : "You can't remove yourself from the organization.",
  ),
  private_workspace: row("CONFLICT", "This is their private workspace. They stay its owner."),
  last_owner: row("CONFLICT", ({ role, workspaces }: { role: string; workspaces: readonly string[] }) =>
    workspaces.length === 0
      ? `No one else here has the ${role} role. Give it to someone else first.`
      : `No one else has the ${role} role in ${all(workspaces)}. Give it to someone else there first.`,
  ),
  owner_without_end: row(
    "CONFLICT",
    ({ role, workspaces }: { role: string; workspaces: readonly string[] }) =>
      workspaces.length === 0
        ? `The ${role} role can't end by itself.`
        : `They have the ${role} role in ${all(workspaces)}, which can't end by itself. Give it to someone else there first.`,
  ),
  owner_for_a_time: row(
    "CONFLICT",
    ({ role }: { role: string }) =>
      `Access to the organization that ends by itself doesn't go with the ${role} role. Remove its end first.`,
  ),
  end_past: row("INVALID", "Choose an end in the future."),
  end_too_far: row("INVALID", ({ years }: { years: number }) => `Choose an end within ${years} years.`),
  end_beyond_yours: row(
    "FORBIDDEN",
    "Your own access ends before that. What you give can't last longer than what you have.",
  ),
  already_owner: row("CONFLICT", ({ role }: { role: string }) => `They already have the ${role} role.`),
  not_an_owner: row(
    "CONFLICT",
    ({ role }: { role: string }) => `You don't have the ${role} role, so you can't step down.`,
  ),
  no_step_down: row(
    "INVALID",
    ({ role }: { role: string }) => `Choose a role below ${role} to step down to.`,
  ),
  workspace_has_owner: row("WRONG_STATE", "Someone still owns this workspace and can sign in."),
  already_organization_member: row("CONFLICT", "User is already a member of this organization"),
  no_such_person: row("NOT_FOUND", "There is no such person here."),
  last_organization_admin: row(
    "CONFLICT",
    ({ role }: { role: string }) =>
      `No one else in the organization has the ${role} role. Give it to someone else first.`,
  ),
  account_runs_instance: row(
    "FORBIDDEN",
    "You run this instance. Make someone else its platform admin before you delete your account.",
  ),
  account_keeps_others: row(
    "WRONG_STATE",
    ({ names }: { names: readonly string[] }) =>
      `You are the only owner or admin of ${all(names)}. Hand ${names.length === 1 ? "it" : "them"} over or delete ${names.length === 1 ? "it" : "them"} first.`,
  ),
  password_again: row("INVALID", "Enter your password again."),
  suspend_yourself: row("FORBIDDEN", "You can't suspend your own account. Another platform admin can."),
  reset_yourself: row("CONFLICT", "You can't reset your own second factor. Turn it off in your account."),
  already_suspended: row("WRONG_STATE", "This account is already suspended."),
  erase_operator: row(
    "FORBIDDEN",
    "What people did who run this instance stays in the audit logs under their address.",
  ),
  not_suspended: row("WRONG_STATE", "This account isn't suspended."),

  // Invitations.
  already_invited: row("CONFLICT", "This address is already invited. Resend that invitation instead."),
  no_such_invitation: row("NOT_FOUND", "This invitation doesn't exist. A newer link may have replaced it."),
  invitation_replaced: row("WRONG_STATE", "A newer invitation to this address replaced this one."),
  invitation_used: row("WRONG_STATE", "This invitation was already accepted."),
  invitation_declined: row("WRONG_STATE", "This invitation was declined."),
  invitation_revoked: row("WRONG_STATE", "This invitation was revoked."),
  invitation_expired: row("WRONG_STATE", "This invitation has expired. Ask for a new one."),
  other_address: row("FORBIDDEN", "This invitation was sent to another address. Sign in with that one."),
  not_backed: row(
    "FORBIDDEN",
    "The person who sent this invitation can no longer give this role. Ask an admin there to resend it.",
  ),
  sender_not_confirmed: row("FORBIDDEN", "Confirm your email address before you add or invite people."),
  sent_just_now: row(
    "LIMIT_REACHED",
    "This invitation was sent less than a minute ago. Wait a moment before you resend it.",
  ),
  too_many_invitations: row(
    "LIMIT_REACHED",
    ({ amount, per }: { amount: number; per: "address" | "sender" | "organization" }) =>
      ({
        address: `You can send ${amount} invitations an hour to one address. Try again later.`,
        sender: `You can send ${amount} invitations an hour. Try again later.`,
        organization: `An organization can send ${amount} invitations an hour. Try again later.`,
      })[per],
  ),

  // Single sign-on.
  public_domain: row("INVALID", "This domain belongs to a mail provider and not to a company."),
  bad_domain: row("INVALID", "Enter the domain of your email addresses, such as example.com."),
  domain_exists: row("CONFLICT", "This domain was added already."),
  domain_limit: row("LIMIT_REACHED", limitOf("domain", "domains")),
  no_such_domain: row("NOT_FOUND", "There is no such domain here."),
  no_such_connection: row("NOT_FOUND", "There is no such connection here."),
  connection_limit: row("LIMIT_REACHED", limitOf("connection", "connections")),
  connection_untested: row("WRONG_STATE", "Test the connection before you turn it on."),
  connection_on: row("CONFLICT", "Another connection is on. Turn it off first."),
  domain_needed: row("WRONG_STATE", "Verify a domain before you turn the connection on."),
  role_for_first_sign_in: row("INVALID", "People who sign in for the first time can't get this role."),
  bad_issuer: row(
    "INVALID",
    "Enter the address of the provider as it names itself, such as https://login.example.com.",
  ),
  connected_session: row(
    "FORBIDDEN",
    "You signed in through your company. Sign in with your password to do this.",
  ),
  no_single_sign_on: row("NOT_FOUND", "There is no company sign-in for this address. Use your password."),
  sign_in_refused: row("FORBIDDEN", ({ why }: { why: SignInRefusal }) => signInRefusals[why]),

  // Directory sync.
  directory_stopped: row(
    "WRONG_STATE",
    "The directory is followed again within 30 seconds of the plan's change.",
  ),
  directory_person_exists: row("CONFLICT", "The directory already has someone with this email address."),
  no_such_directory_person: row("NOT_FOUND", "The directory has no such person."),
  no_such_directory_team: row("NOT_FOUND", "The directory has no such team."),
  directory_person_limit: row("LIMIT_REACHED", limitOf("person in the directory", "people in the directory")),
  directory_changed: row("WRONG_STATE", "This was changed in the meantime. Read it again."),
  directory_last_owner: row(
    "CONFLICT",
    "This person is the last owner or admin who can sign in here. Give someone else the role first.",
  ),
  suspended_by_directory: row(
    "WRONG_STATE",
    "The organization's directory has suspended this person. Activate them there first.",
  ),
  team_of_directory: row(
    "WRONG_STATE",
    "The organization's directory says who is in this team. Change it there.",
  ),

  // Teams.
  team_name_taken: row("CONFLICT", "A team with this name already exists."),
  no_such_team: row("NOT_FOUND", "There is no such team here."),
  already_in_team: row("CONFLICT", "User is already a member of this team"),
  no_such_team_member: row("NOT_FOUND", "This person isn't a member of the team."),
  already_granted: row("CONFLICT", "The team already has a role in this workspace."),
  not_granted: row("NOT_FOUND", "The team has no role in this workspace."),
  team_limit: row("LIMIT_REACHED", ({ amount }: { amount: number }) => `${amount} teams limit reached`),

  // Plans and limits.
  member_limit: row("LIMIT_REACHED", limitOf("member", "members")),
  workspaces_per_user_limit: row(
    "LIMIT_REACHED",
    ({ amount }: { amount: number }) =>
      `You can own ${count(amount, "workspace", "workspaces")} on this plan. Upgrade one of them to own more.`,
  ),
  owner_limit: row(
    "LIMIT_REACHED",
    ({ amount }: { amount: number }) =>
      `Someone can own ${count(amount, "workspace", "workspaces")} on this plan, and an owner of this one already does.`,
  ),
  workspace_limit: row("LIMIT_REACHED", limitOf("workspace", "workspaces")),
  limit_reached: row("LIMIT_REACHED", ({ sentence, amount }: LimitReached) =>
    withAmount(sentence, `${amount}`),
  ),
  unknown_limit: row("INVALID", "There is no such limit here."),
  no_such_workspace: row("NOT_FOUND", "There is no such workspace here."),
  workspace_twice: row("INVALID", "Name each workspace once."),
  no_such_statement: row("NOT_FOUND", "There is no such billing statement here."),
  nothing_to_correct: row("CONFLICT", "Nothing was used in the current period."),
  correction_below_zero: row(
    "CONFLICT",
    ({ amount }: { amount: number }) => `${amount} is recorded as used, and no more can be taken off.`,
  ),
  no_such_meter: row("NOT_FOUND", "There is no such meter here."),
  allotment_reached: row(
    "LIMIT_REACHED",
    ({ name, amount }: { meter: string; name: string; amount: number }) =>
      `This workspace's allotment is used up (${name}: ${amount}).`,
  ),
  not_allotted: row("INVALID", "This quota belongs to each workspace and can't be allotted."),
  nothing_to_allot: row("INVALID", "This quota has no limit, so there is nothing to allot."),
  allotment_below_use: row(
    "INVALID",
    ({ amount }: { amount: number }) => `Enter at least ${amount}: this much is already in use.`,
  ),
  allotments_above_total: row(
    "LIMIT_REACHED",
    ({ sum, amount }: { sum: number; amount: number }) =>
      `The allotments add up to ${sum}, and the total is ${amount}.`,
  ),
  usage_reported: row("CONFLICT", "Usage with this id was already reported, with another amount."),
  plan_required: row(
    "FORBIDDEN",
    ({ phrase, plan, orHigher }: PlanRequired) =>
      `${sentenceCase(phrase)} needs the ${plan} plan${orHigher ? " or higher" : ""}.`,
  ),
  unknown_plan: row("INVALID", "There is no such plan."),
  plan_not_self_serve: row(
    "FORBIDDEN",
    ({ plan, act }: { plan: string; act: "set_up" | "end" }) =>
      `Only the platform admin can ${act === "end" ? "end" : "set up"} the ${plan} plan.`,
  ),
  same_plan: row("CONFLICT", "You are already on this plan."),

  // Resources.
  bad_field: row("INVALID", badField),
  bad_text: row("INVALID", badText),
  text_changed: row("CONFLICT", "Someone changed this meanwhile. Read it again."),
  too_long_for_text: row("LIMIT_REACHED", "These are too many to write as one text."),
  no_text_form: row("NOT_FOUND", "This kind of resource isn't written as text."),
  providers_hidden: row("FORBIDDEN", "You can't see the organization's providers, as a check must."),
  no_such_field: row("INVALID", ({ field }: { field: string }) => `There is no field “${field}” here.`),
  no_such_kind: row("NOT_FOUND", "There is no such kind of resource here."),
  no_such_resource: row("NOT_FOUND", "There is no such resource here."),
  no_such_chart: row("NOT_FOUND", "There is no such chart here."),
  no_such_action: row("INVALID", "This kind of resource doesn't have this action."),
  no_such_run: row("NOT_FOUND", "There is no such run here."),
  not_runnable: row("INVALID", "Resources of this kind have no runs."),
  run_going: row("CONFLICT", "A run of this is already queued or running."),
  run_ended: row("WRONG_STATE", "The run has already ended."),
  run_cancelled: row("CONFLICT", "The run was cancelled. Stop working on it."),
  workers_lost: row("CONFLICT", ({ amount }: { amount: number }) =>
    amount === 1 ? "A worker was lost." : `${amount} workers were lost.`,
  ),
  lease_lost: row("CONFLICT", "This run is no longer yours: its lease ran out, or it has ended."),
  only_worker: row("FORBIDDEN", "Only a worker reports this."),
  only_machine: row(
    "FORBIDDEN",
    "Only a machine can do this, with the credential that it got when it connected.",
  ),
  machine_unregistered: row(
    "UNAUTHENTICATED",
    "This machine is not registered: it or its workspace was permanently deleted. Stop reporting, discard this credential, and connect again with a key of the workspace where the machine belongs.",
  ),
  bad_rules: row(
    "INVALID",
    ({ line, column, what }: BadRules) => `Line ${line}, column ${column}: ${ruleFaults[what]}`,
  ),
  wrong_parent: row("INVALID", ({ kind }: { kind: string | null }) =>
    kind === null ? "This kind of resource has no parent." : `Choose a parent: ${kind}.`,
  ),
  value_taken: row("CONFLICT", ({ field }: { field: string }) => `${field} already taken.`),
  wrong_reference: row(
    "INVALID",
    ({ field, kind }: { field: string; kind: string }) => `${field}: there is no such ${kind} here.`,
  ),
  wrong_person: row("INVALID", ({ field }: { field: string }) => `${field}: this person has no access here.`),
  resource_in_use: row("CONFLICT", ({ amount }: { amount: number }) =>
    amount === 1 ? "Something else refers to this." : `${amount} others refer to this.`,
  ),
  no_such_target: row("NOT_FOUND", "There is no such workspace that you can see."),
  not_shareable: row(
    "INVALID",
    ({ kinds }: { kinds: string }) => `${kinds} can't be shared among workspaces.`,
  ),
  reach_without_here: row("INVALID", "Choose this workspace, too."),
  reaches_all: row(
    "FORBIDDEN",
    "Only someone who can do this through a role of the organization can do it in all workspaces.",
  ),
  reaches_others: row("FORBIDDEN", "It is shared with a workspace where you can't do this."),
  already_there: row("CONFLICT", "It is in this workspace already. Choose another."),
  target_not_active: row(
    "WRONG_STATE",
    ({ name, state }: { name: string; state: WorkspaceState }) =>
      `${name} is ${state === "archived" ? "archived" : "deleted"}. Choose an active workspace.`,
  ),
  taken_in_target: row(
    "CONFLICT",
    ({ field }: { field: string }) => `${field} already taken in the target. Change it first.`,
  ),
  refers_to_what_stays: row(
    "CONFLICT",
    ({ kind, field, title }: { kind: string; field: string; title: string }) =>
      `${kind}: “${field}” refers to ${title}, which stays here. Empty the field first.`,
  ),
  referred_to_by_what_stays: row(
    "CONFLICT",
    ({ kind, field, title, amount }: { kind: string; field: string; title: string; amount: number }) =>
      amount === 1
        ? `${kind} ${title}, which stays here, refers to it. Empty its field “${field}” first.`
        : `${amount} that stay here refer to it, such as ${kind} ${title}. Empty their field “${field}” first.`,
  ),
  no_such_organization: row("NOT_FOUND", "There is no such organization that you belong to."),
  already_in_organization: row("CONFLICT", "The workspace is in this organization already. Choose another."),
  other_blueprint: row("CONFLICT", ({ name, names }: { name: string; names: readonly string[] }) =>
    names.length === 0
      ? `${name} is another kind of organization.`
      : `${name} is another kind of organization, without these roles: ${all(names)}.`,
  ),
  roles_differ: row(
    "CONFLICT",
    ({ names }: { names: readonly string[] }) =>
      `The organization has other roles of these names: ${all(names)}. Give people other roles first.`,
  ),
  roles_exceed: row(
    "FORBIDDEN",
    ({ names }: { names: readonly string[] }) =>
      `These roles would come along and can do more than you: ${all(names)}.`,
  ),
  teams_differ: row(
    "CONFLICT",
    ({ names }: { names: readonly string[] }) =>
      `The organization has teams of these names: ${all(names)}. Rename the teams first, or make their people members.`,
  ),
  bundle_ticket: row("UNAUTHENTICATED", "This address needs a new start of the export or import."),
  no_such_upload: row("NOT_FOUND", "This bundle is not here any more. Upload it again."),
  bundle_not_trusted: row(
    "FORBIDDEN",
    ({ fingerprint }: { fingerprint: string }) =>
      `This bundle was signed by ${fingerprint}, which the operator of this instance doesn't trust.`,
  ),
  bundle_of_other_kind: row("CONFLICT", ({ name, names }: { name: string; names: readonly string[] }) =>
    names.length === 0
      ? `${name} is another kind of organization than the one in this bundle.`
      : `${name} is another kind of organization than the one in this bundle, without these roles: ${all(names)}.`,
  ),
  bundle_needs_organization: row("CONFLICT", "This workspace needs an organization. Import it into one."),
  bad_bundle: row("INVALID", ({ fault, name, line }: { fault: BundleFault } & InBundle) =>
    bundleFaults[fault]({ name, line }),
  ),
  runs_unfinished: row("CONFLICT", ({ amount }: { amount: number }) =>
    amount === 1
      ? "A run isn't finished. Wait until it is, or cancel it first."
      : `${amount} runs aren't finished. Wait until they are, or cancel them first.`,
  ),
  shared_here_alone: row(
    "CONFLICT",
    ({ kind, title }: { kind: string; title: string }) =>
      `${kind} ${title} is shared with this workspace alone. Share it with another one first, or delete it.`,
  ),
  over_limit_there: row(
    "LIMIT_REACHED",
    ({ limit, amount, used }: { limit: string; amount: number; used: number }) =>
      `${limit}: the organization's plan allows ${amount}, and this workspace has ${used}.`,
  ),
  target_full: row(
    "LIMIT_REACHED",
    ({ kinds, amount }: { kinds: string; amount: number }) =>
      `${kinds}: the target can have ${amount} at most. Delete some there first.`,
  ),
  too_many_resources: row("LIMIT_REACHED", limitOf("resource of a kind", "resources of a kind")),
  instant_out_of_range: row(
    "INVALID",
    ({ amount }: { amount: number }) =>
      `Choose an instant of the last ${amount} months, and at most one day ahead.`,
  ),
  record_exists: row("CONFLICT", "A record with this id and instant already exists."),
  not_searchable: row("INVALID", "There are too many of these to search. Filter them instead."),
  wrong_export: row("INVALID", "This export has expired or isn't yours. Start it again."),
  not_sortable: row("INVALID", ({ names }: { names: readonly string[] }) => `Choose one of ${any(names)}.`),
  wrong_resource_state: row(
    "WRONG_STATE",
    ({ state, action, names }: { state: string; action: string; names: readonly string[] }) =>
      `The state is ${state}. “${action}” needs ${any(names)}.`,
  ),

  // Approvals and planned windows.
  author_approves: row("FORBIDDEN", "You can't approve what you created. Someone else has to."),
  already_approved: row("CONFLICT", "You have already approved this. It waits for someone else."),
  only_people_approve: row("FORBIDDEN", "Only people approve. A key can't."),
  window_backwards: row("INVALID", "The end has to be after the start."),
  window_frozen: row(
    "INVALID",
    ({ name }: { name: string }) => `This overlaps the freeze window “${name}”. Choose another time.`,
  ),

  // Settings, names and slugs.
  bad_setting: row("INVALID", ({ what, names, amount }: BadSetting) => badSetting(what, names, amount)),
  no_such_setting: row("NOT_FOUND", "There is no such setting here."),
  unknown_time_zone: row("INVALID", "There is no such time zone. Try one like Europe/Berlin."),
  unknown_locale: row("INVALID", ({ names }: { names: readonly string[] }) => `Choose one of ${any(names)}.`),
  name_empty: row("INVALID", "Enter a name."),
  name_too_long: row("INVALID", ({ most }: { most: number }) => `A name has at most ${most} characters.`),
  name_characters: row("INVALID", "A name can't contain control or text-direction characters."),
  description_too_long: row(
    "INVALID",
    ({ most }: { most: number }) => `A description has at most ${most} characters.`,
  ),
  description_characters: row("INVALID", "A description can't contain control or text-direction characters."),
  slug_too_short: row(
    "INVALID",
    ({ least }: { least: number }) => `A slug has at least ${least} characters.`,
  ),
  slug_too_long: row("INVALID", ({ most }: { most: number }) => `A slug has at most ${most} characters.`),
  slug_characters: row("INVALID", "A slug has lowercase letters, digits and single hyphens between them."),
  slug_reserved: row(
    "INVALID",
    ({ slug }: { slug: string }) => `“${slug}” is a reserved word. Choose another slug.`,
  ),
  slug_taken: row("CONFLICT", "Slug already taken."),
} as const;

/** A reason that a program can match: the closed, public list. */
export type Reason = keyof typeof reasons;

type SentenceOf<R extends Reason> = (typeof reasons)[R]["sentence"];

/** The parameters of a reason's sentence; most have none. */
export type ParamsOf<R extends Reason> =
  SentenceOf<R> extends (params: infer Params) => string ? Readonly<Params> : Readonly<Record<never, never>>;

/** The sentences of one language, in the same shape as the English ones. */
export type Sentences = {
  readonly [R in Reason]: SentenceOf<R> extends (params: infer Params) => string
    ? (params: Readonly<Params>) => string
    : string;
};

/** Whether a text from outside is a reason of this release. */
export function isReason(text: string): text is Reason {
  return Object.hasOwn(reasons, text);
}

/** The English sentences, as a catalogue like those of other languages. */
export const english = Object.freeze(
  Object.fromEntries(Object.entries(reasons).map(([reason, { sentence }]) => [reason, sentence])),
) as unknown as Sentences;
