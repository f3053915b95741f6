export { type Instance, openInstance, prepareDatabase } from "./bootstrap.ts";
export { catalogue, syncCatalogue } from "./catalogue.ts";
export { examine, type Finding, isHealthy, printDoctor } from "./doctor.ts";
export type { Entered, Organization, Person } from "./entered.ts";
export { isDuplicate, isRetryable, sqlState } from "./errors.ts";
export { OperatorError } from "./operator-error.ts";
export { type RoleKey, type RoleUrls, roles } from "./roles.ts";
export { type Act, type Entry, type Tenant, tenantTransaction } from "./tenant.ts";
export { visitInstance } from "./visit.ts";
