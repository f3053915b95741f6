export { type ApiOptions, errorOf, startApi, type TestApi, type TestPerson } from "./api.ts";
export { staffed } from "./tenants.ts";
