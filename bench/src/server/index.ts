export { hashToken, sessionCookies } from "./product.ts";
export { openServer, query, type Server, withClient } from "./server.ts";
