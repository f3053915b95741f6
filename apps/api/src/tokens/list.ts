import { TokenList } from "@bailiwick/contracts";
import { z } from "zod";
import { procedure } from "../procedure/trpc.ts";
import { myTokens } from "./internal.ts";

/** The signed-in person's tokens in all of their organizations. */
export const list = procedure("signedIn")
  .input(z.strictObject({}).optional())
  .output(TokenList)
  .query(async ({ ctx }) => ({ items: await myTokens(ctx) }));
