import { schemas } from "./resources.ts";

/** The maximum number of resources of an answer. */
export const maxResults = 200;

const core = "urn:ietf:params:scim:schemas:core:2.0";

/** What the service can do (RFC 7643, 5). */
export const serviceProviderConfig = (base: string) => ({
  schemas: [`${core}:ServiceProviderConfig`],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: "oauthbearertoken",
      name: "Bearer token",
      description: "A key of the organization with the scope directory:sync",
      primary: true,
    },
  ],
  meta: { resourceType: "ServiceProviderConfig", location: `${base}/ServiceProviderConfig` },
});

/** The types of resources (RFC 7643, 6). */
export const resourceTypes = (base: string) =>
  (["User", "Group"] as const).map((name) => ({
    schemas: [`${core}:ResourceType`],
    id: name,
    name,
    endpoint: `/${name}s`,
    schema: schemas[name],
    meta: { resourceType: "ResourceType", location: `${base}/ResourceTypes/${name}` },
  }));

type Characteristics = {
  readonly type?: "string" | "boolean" | "reference" | "complex";
  readonly required?: true;
  readonly exact?: true;
  readonly readOnly?: true;
  readonly many?: true;
  readonly unique?: true;
  readonly parts?: readonly object[];
};

/** An attribute with its characteristics (RFC 7643, 7). */
function attribute(name: string, description: string, of: Characteristics = {}) {
  const { type = of.parts === undefined ? "string" : "complex", parts } = of;
  return {
    name,
    type,
    multiValued: of.many === true,
    description,
    required: of.required === true,
    caseExact: of.exact === true,
    mutability: of.readOnly === true ? "readOnly" : "readWrite",
    returned: "default",
    uniqueness: of.unique === true ? "server" : "none",
    ...(parts === undefined ? {} : { subAttributes: parts }),
    ...(type === "reference" ? { referenceTypes: ["User", "Group"] } : {}),
  };
}

const reference = { type: "reference", readOnly: true, exact: true } as const;

/** The attributes that are kept of each type (RFC 7643, 7); what else a directory sends is left alone. */
export const resourceSchemas = (base: string) =>
  [
    {
      id: schemas.User,
      name: "User",
      description: "A person as the directory knows them",
      attributes: [
        attribute("userName", "The email address", { required: true, unique: true }),
        attribute("externalId", "What the directory calls the person", { exact: true }),
        attribute("displayName", "The name that is shown in the directory's list"),
        attribute("name", "The parts of the name", {
          parts: [attribute("givenName", "The first name"), attribute("familyName", "The last name")],
        }),
        attribute("active", "Whether the person has access here", { type: "boolean" }),
        attribute("emails", "The email address again", {
          many: true,
          readOnly: true,
          parts: [
            attribute("value", "The address", { readOnly: true }),
            attribute("type", "Always work", { readOnly: true }),
            attribute("primary", "Always true", { type: "boolean", readOnly: true }),
          ],
        }),
        attribute("groups", "The groups of the person", {
          many: true,
          readOnly: true,
          parts: [
            attribute("value", "The id of the group", { readOnly: true, exact: true }),
            attribute("$ref", "The address of the group", reference),
            attribute("display", "The name of the group", { readOnly: true }),
          ],
        }),
      ],
    },
    {
      id: schemas.Group,
      name: "Group",
      description: "A team whose members the directory says",
      attributes: [
        attribute("displayName", "The name of the team", { required: true, unique: true }),
        attribute("externalId", "What the directory calls the group", { exact: true }),
        attribute("members", "The people of the team", {
          many: true,
          parts: [
            attribute("value", "The id of the person", { exact: true }),
            attribute("$ref", "The address of the person", reference),
            attribute("display", "The email address of the person", { readOnly: true }),
            attribute("type", "Always User", { readOnly: true }),
          ],
        }),
      ],
    },
  ].map((each) => ({
    schemas: [`${core}:Schema`],
    ...each,
    meta: { resourceType: "Schema", location: `${base}/Schemas/${each.id}` },
  }));
