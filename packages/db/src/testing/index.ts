export { firstReleaseTokens, makeFirstRelease } from "./first-release.ts";
export { giveInstanceKey, giveKey, type TestKey } from "./keys.ts";
export { size } from "./prove.ts";
export { createTenant, createUser, entryFor, type TestTenant, type TestUser } from "./tenants.ts";
export { type TestDatabase, testDatabase } from "./test-database.ts";
