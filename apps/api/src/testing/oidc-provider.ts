/*
 * A provider of OpenID Connect in a process of its own, for the tests: `oidc-provider` with its sign-in form, where an email address
 * with any password signs in. Prints its address, which is its issuer.
 *
 *   node oidc-provider.ts <redirect URI> <client id> <client secret>
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

const [redirectUri = "", clientId = "", clientSecret = ""] = process.argv.slice(2);
// It warns of what only a production instance must not do.
console.warn = () => undefined;
console.info = () => undefined;

const server = createServer();
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  // As many providers do: what was asked for is in the ID token.
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  findAccount: (_, email) => ({
    accountId: email,
    claims: () => ({ sub: email, email, email_verified: true, name: "From The Company" }),
  }),
  // No one is asked whether the company's own instance may know who they are.
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client?.clientId ?? "",
      accountId: ctx.oidc.session?.accountId ?? "",
    });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
});
server.on("request", provider.callback());
process.stdout.write(`${issuer}\n`);
process.on("SIGTERM", () => process.exit(0));
