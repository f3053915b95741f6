import { testDatabase } from "@bailiwick/db/testing";
import { describe, expect, test } from "vitest";
import { password, startTestServer, Visitor } from "./testing.ts";

const database = await testDatabase();
const server = await startTestServer(database);

const prove = (visitor: Visitor, secret = password) =>
  visitor.post("/api/auth/account/proof", { password: secret });
const signIn = (email: string) =>
  new Visitor(server.url).post("/api/auth/sign-in/email", { email, password });

describe("showing that one knows one's password", () => {
  test("gives a proof with which the account is deleted: no one signs in with it afterwards", async () => {
    const { visitor, address, token } = await server.newcomer();
    const { status, body } = await prove(visitor);
    expect(status).toBe(200);
    const input = { confirmation: address, proof: body.proof };
    expect((await visitor.post("/api/trpc/account.delete", input)).status).toBe(200);
    expect(await server.isLetIn(token)).toBe(false);
    expect((await signIn(address)).status).toBe(401);
    // The address is free again.
    await server.newcomer(address);
  });

  test("is for the session in which the password was typed", async () => {
    const { visitor, address } = await server.newcomer();
    const elsewhere = new Visitor(server.url);
    await elsewhere.post("/api/auth/sign-in/email", { email: address, password });
    const { body } = await prove(visitor);
    const input = { confirmation: address, proof: body.proof };
    expect((await elsewhere.post("/api/trpc/account.delete", input)).status).toBe(400);
    expect((await signIn(address)).status).toBe(200);
  });

  test("is refused for a wrong password, for who is not signed in, from another site, and after ten in a minute", async () => {
    const { visitor } = await server.newcomer();
    expect((await prove(new Visitor(server.url))).status).toBe(401);
    for (let at = 0; at < 10; at += 1) {
      expect(await prove(visitor, "a wrong one")).toMatchObject({
        status: 400,
        body: { reason: "wrong_password", path: "password" },
      });
    }
    expect((await prove(visitor)).status).toBe(429);
    visitor.headers.origin = "https://elsewhere.example";
    expect((await prove(visitor)).status).toBe(403);
  });
});
