import {
  type Actor,
  type Blueprint,
  blueprints,
  matrixText,
  noRoles,
  setFromHex,
  tokenAlgorithm,
  tokenSeconds,
  tokenType,
  type WorkspaceState,
  workspaceStates,
} from "@bailiwick/domain";
import {
  createLocalJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from "jose";

/** Why an access token says nothing. */
export type AccessProblem =
  /** Not a token of this form, or not signed by one of the keys. */
  | "invalid"
  /** Signed with a key that is not among these: fetch them again, once. */
  | "unknown_key"
  /** Not for this audience, or of another instance. */
  | "not_for_us"
  | "expired"
  /** Of a blueprint that this program does not have as the instance has it: it needs the same version. */
  | "other_matrix";

/** An access token that says nothing. */
export class AccessRefused extends Error {
  readonly problem: AccessProblem;

  constructor(problem: AccessProblem, cause?: unknown) {
    super(`The access token is refused: ${problem}.`, { cause });
    this.problem = problem;
  }
}

/** What an access token says: who, where, and what they hold there, for `can` of the domain. */
export type Access = {
  /** For `can(access.actor, "certificate:read")`. */
  readonly actor: Actor;
  readonly organization: string;
  /** Null for an organization itself. */
  readonly workspace: string | null;
  readonly expiresAt: Date;
  /** The token's own id, for those who accept each once. */
  readonly id: string;
};

export type AccessOptions = {
  /** What the service calls itself: the audience for which the token was asked. */
  readonly audience: string;
  /** The origin of the instance, such as `https://bailiwick.example`. */
  readonly issuer: string;
  /** By how much clocks can differ, in seconds; 5 if not said, 60 at most. */
  readonly clockTolerance?: number;
  /** The present; for tests. */
  readonly now?: Date;
};

/** The instance's published keys, or a function that finds one, such as that of `createRemoteJWKSet` of `jose`. */
export type Keys = JSONWebKeySet | JWTVerifyGetKey;

/**
 * Reads an access token without asking the instance: its signature (Ed25519), audience, issuer and time, and that this program
 * has the same matrix. What its subject lost since it was signed, it still has.
 * @param keys what `/.well-known/jwks.json` answered
 * @throws AccessRefused for any token that says nothing
 */
export async function verifyAccess(token: string, keys: Keys, options: AccessOptions): Promise<Access> {
  const { audience, issuer, clockTolerance = 5, now } = options;
  const tolerance = Math.min(Math.max(clockTolerance, 0), 60);
  const payload = await read(token, keys, {
    audience,
    issuer,
    algorithms: [tokenAlgorithm],
    typ: tokenType,
    clockTolerance: tolerance,
    maxTokenAge: tokenSeconds.most,
    requiredClaims: ["sub", "exp", "iat", "jti", "org", "permissions", "blueprint", "matrix"],
    ...(now === undefined ? {} : { currentDate: now }),
  });
  return accessOf(payload);
}

async function read(token: string, keys: Keys, options: object): Promise<JWTPayload> {
  const find = typeof keys === "function" ? keys : createLocalJWKSet(keys);
  try {
    return (await jwtVerify(token, find, options)).payload;
  } catch (error) {
    throw new AccessRefused(problemOf(error), error);
  }
}

function problemOf(error: unknown): AccessProblem {
  if (error instanceof errors.JWTExpired) return "expired";
  if (error instanceof errors.JWKSNoMatchingKey) return "unknown_key";
  if (error instanceof errors.JWTClaimValidationFailed && ["aud", "iss"].includes(error.claim))
    return "not_for_us";
  return "invalid";
}

async function accessOf(claims: JWTPayload): Promise<Access> {
  const { sub, jti, exp, org, workspace = null, state, permissions, actor: kind } = claims;
  const blueprint = await blueprintOf(claims);
  const held = typeof permissions === "string" ? setFromHex(permissions) : null;
  const isKind = kind === "user" || kind === "key";
  const isPlace = workspace === null || (typeof workspace === "string" && isState(state));
  if (held === null || !isKind || !isPlace || typeof org !== "string") throw new AccessRefused("invalid");
  return {
    actor: {
      kind,
      id: sub ?? "",
      permissions: held,
      blueprint,
      roles: noRoles,
      organizationRole: null,
      workspaceRole: null,
      workspace:
        workspace !== null && isState(state)
          ? { id: workspace as string, slug: "", name: "", state, isDefault: false }
          : null,
    },
    organization: org,
    workspace: workspace as string | null,
    expiresAt: new Date((exp ?? 0) * 1_000),
    id: jti ?? "",
  };
}

const isState = (state: unknown): state is WorkspaceState => workspaceStates.some((one) => one === state);

const hashes = new WeakMap<Blueprint, Promise<string>>();

async function hashOf(blueprint: Blueprint): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(matrixText(blueprint)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The blueprint that a token names, if this program has it with the same matrix. */
async function blueprintOf({ blueprint: key, matrix }: JWTPayload): Promise<Blueprint> {
  const found = typeof key === "string" && Object.hasOwn(blueprints, key) ? blueprints[key] : undefined;
  if (found === undefined) throw new AccessRefused("other_matrix");
  const known = hashes.get(found) ?? hashOf(found);
  hashes.set(found, known);
  if ((await known) !== matrix) throw new AccessRefused("other_matrix");
  return found;
}
