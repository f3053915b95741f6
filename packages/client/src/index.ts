export type { Place } from "@bailiwick/contracts";
export type { CallRefusal } from "./answer.ts";
export { type Client, type ClientOptions, createClient, type Inputs, type Outputs } from "./client.ts";
export type { Credential } from "./credential.ts";
export { type ExportPart, exportResources } from "./export-resources.ts";
export { refusalOf } from "./refusal.ts";
export { provePassword, signIn, signOut } from "./sign-in.ts";
