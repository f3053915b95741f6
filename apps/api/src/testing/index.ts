export { seedDemo } from "../demo/seed.ts";
export { applyRetention } from "../jobs/apply-retention.ts";
export { rotateSigningKeys } from "../jobs/rotate-signing-keys.ts";
export { type ApiOptions, errorOf, startApi, type TestApi, type TestPerson } from "./api.ts";
export { relayTo } from "./relay.ts";
export { staffed } from "./tenants.ts";
