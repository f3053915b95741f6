import {
  asciiDomain,
  checkDomain,
  connectionStops,
  domainProblems,
  maxConnections,
  maxDomains,
} from "@bailiwick/domain";
import { z } from "zod";
import { Id, Instant, Name, OrganizationRef, ruled } from "./text.ts";

/** A domain, normalized once: in ASCII and lowercase. Public mail domains are refused. */
const DomainName = ruled(500, asciiDomain, checkDomain);

/** A domain of an organization. */
export const Domain = z.object({
  id: Id,
  name: z.string(),
  /** The TXT record that verifies it. */
  record: z.object({ host: z.string(), value: z.string() }),
  verifiedAt: Instant.nullable(),
  /** When the record was looked up; null before the first time. */
  checkedAt: Instant.nullable(),
  /** What was wrong then: it was missing, another organization has the domain, or no name server answered. */
  problem: z.enum(domainProblems).nullable(),
  /** Since when the record of a verified domain is gone; after seven days sign-ins by it are refused. */
  missingSince: Instant.nullable(),
  /** Whether it is looked up within seconds. */
  isChecking: z.boolean(),
  createdAt: Instant,
  createdByName: z.string(),
});

const InOrganization = { organization: OrganizationRef };
const OfDomain = { ...InOrganization, domain: Id };

/** All of the organization, by name. */
export const ListDomains = z.strictObject(InOrganization);
export const Domains = z.object({ items: z.array(Domain).max(maxDomains) });
export const AddDomain = z.strictObject({ ...InOrganization, name: DomainName });
export const OneDomain = z.strictObject(OfDomain);
export const DomainGone = z.object({ id: Id });

/** A connection to a provider of OpenID Connect. Never includes its secret. */
export const Connection = z.object({
  id: Id,
  name: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  /** The last characters of the client secret; empty for a short one. */
  secretLast: z.string(),
  /** What someone gets who signs in for the first time: a role of the organization or, where that is one workspace, of it. */
  role: z.string(),
  testedAt: Instant.nullable(),
  /** Why it is off; null while it is on. */
  stopped: z.enum(connectionStops).nullable(),
  /** How many people it is bound to. */
  people: z.int(),
  createdAt: Instant,
  createdByName: z.string(),
});

const Issuer = z.string().min(1).max(2_048);
/** What OAuth allows in a client's id and secret: printable ASCII (RFC 6749, A.1 and A.2), here without spaces around it. */
const printable = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const ClientId = z.string().max(255).regex(printable);
const ClientSecret = z.string().max(1_000).regex(printable);

/** All of the organization, oldest first. */
export const ListConnections = z.strictObject(InOrganization);
export const Connections = z.object({
  items: z.array(Connection).max(maxConnections),
  /** Where the provider has to send people back to. */
  redirectUri: z.string(),
});
export const CreateConnection = z.strictObject({
  ...InOrganization,
  name: Name,
  issuer: Issuer,
  clientId: ClientId,
  clientSecret: ClientSecret,
  role: z.string().min(1).max(80),
});
const OfConnection = { ...InOrganization, connection: Id };
export const OneConnection = z.strictObject(OfConnection);
/** What is left out stays. Issuer and client never change: delete the connection, and set up another. */
export const UpdateConnection = z.strictObject({
  ...OfConnection,
  name: Name.optional(),
  clientSecret: ClientSecret.optional(),
  role: z.string().min(1).max(80).optional(),
});
/** With the ticket, the browser of who asked begins the test at `POST /api/auth/sign-in/connection`. */
export const ConnectionTest = z.object({ ticket: z.string() });
export const ConnectionGone = z.object({ id: Id });

/** The connections that sign the caller's own address in. */
export const MyConnections = z.object({
  items: z.array(z.object({ id: Id, organization: z.string(), connected: z.boolean() })).max(10),
});
