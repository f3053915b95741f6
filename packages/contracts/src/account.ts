import { optionalMails } from "@bailiwick/domain";
import { z } from "zod";
import { Blueprint, Locale, OrganizationState } from "./enums.ts";
import { Id, Instant, Name, RefusalParams, TimeZone } from "./text.ts";

/** The name that others see for the signed-in person. */
export const RenameMyself = z.strictObject({ name: Name });
export const MyName = z.object({ name: z.string() });

/** The image itself, in base64; the domain decides on its size and type (canSetPicture). */
export const SetPicture = z.strictObject({ image: z.base64().max(240_000) });
/** A version that changes with the picture; null without one. The picture is at `/api/pictures/<user id>`. */
export const Picture = z.string().nullable();
export const MyPicture = z.object({ picture: Picture });
export const RemovePicture = z.strictObject({});

/** The token mailed to the new address. */
export const ChangeAddress = z.strictObject({ token: z.string().min(1).max(200) });
export const MyAddress = z.object({ email: z.string() });

const OptionalMail = z.enum(optionalMails);

/** A person's language and time zone; null leaves them to the workspace (C8) and the time zone to the browser. */
export const SetPreferences = z.strictObject({
  locale: Locale.nullable(),
  timeZone: TimeZone.nullable(),
  /** The kinds of mail that they turned off; left as they are if it is missing. */
  mailsOff: z.array(OptionalMail).max(optionalMails.length).optional(),
});
export const Preferences = z.object({
  locale: Locale.nullable(),
  timeZone: z.string().nullable(),
  mailsOff: z.array(OptionalMail),
});

/** A passkey: a device that signs for its person, who calls it by a name. */
export const Passkey = z.object({
  id: Id,
  name: Name,
  createdAt: Instant,
  /** When it last signed in, or was shown; null if it did not yet. */
  lastUsedAt: Instant.nullable(),
});
/** The signed-in person's second factor: an authenticator app, passkeys, or both. */
export const SecondFactor = z.object({
  /** Since when an authenticator app is on; null without one. */
  authenticatorSince: Instant.nullable(),
  /** The passkeys, the oldest first; a person has twenty at most. */
  passkeys: z.array(Passkey),
  /** How many recovery codes are left. */
  recoveryCodes: z.int(),
});
const CodeProof = z.string().min(1).max(200);
/** The proof that password and factor were shown in this session, as the identity operation `account/code` gives it. */
export const TurnOnAuthenticator = z.strictObject({ proof: CodeProof });
export const TurnOffAuthenticator = z.strictObject({ proof: CodeProof });
export const ReplaceRecoveryCodes = z.strictObject({ proof: CodeProof });
/** With the proof that the device has answered in this session, as the identity operation `account/passkey/proof` gives it. */
export const AddPasskey = z.strictObject({ proof: CodeProof, name: Name });
/** The recovery codes that come with the first factor of a person, shown in this answer and nowhere else; else null. */
export const PasskeyAdded = z.object({ recoveryCodes: z.array(z.string()).nullable() });
export const RemovePasskey = z.strictObject({ passkey: Id, proof: CodeProof });
export const PasskeyRemoved = z.object({ removed: z.boolean() });
/** Shown in this answer and nowhere else. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export const AuthenticatorTurnedOff = z.object({ on: z.literal(false) });

/** What ends with the account, and what stands in the way of deleting it. */
export const AccountDeletion = z.object({
  /** What no one else keeps: a workspace without another owner, or, if that is null, an organization without another admin. */
  ties: z.array(
    z.object({
      workspace: z.object({ id: Id, name: z.string() }).nullable(),
      organization: z.object({
        id: Id,
        slug: z.string(),
        name: z.string(),
        blueprint: Blueprint,
        state: OrganizationState,
      }),
    }),
  ),
  /** How many there are of each: shared workspaces, organizations, teams and sessions. */
  workspaces: z.int(),
  organizations: z.int(),
  teams: z.int(),
  sessions: z.int(),
  /** The names of the workspaces that are private to the person, which are deleted with the account. */
  privateWorkspaces: z.array(z.string()),
  /** What deleting would be refused with now. */
  refusal: z
    .object({ code: z.string(), reason: z.string(), params: RefusalParams, message: z.string() })
    .nullable(),
});
/** The typed address of the account, and the proof that the password was typed in this session. */
export const DeleteAccount = z.strictObject({
  confirmation: z.string().max(254),
  proof: z.string().min(1).max(200),
});
export const AccountDeleted = z.object({ deleted: z.literal(true) });
