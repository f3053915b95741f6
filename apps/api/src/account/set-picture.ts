import { MyPicture, SetPicture } from "@bailiwick/contracts";
import { canSetPicture, demand, pictureTypeOf } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";

/**
 * Sets the signed-in person's picture: an image of at most 128 kB, whose type is read from its own bytes. Each
 * organization they are in records it.
 */
export const setPicture = procedure("signedIn", "person.picture_set")
  .input(SetPicture)
  .output(MyPicture)
  .mutation(async ({ ctx, input }) => {
    const image = Buffer.from(input.image, "base64");
    demand(canSetPicture(image));
    const [set] = await ctx.sql<{ picture: string }>("SELECT authz.set_picture($1, $2) AS picture", [
      pictureTypeOf(image),
      image,
    ]);
    return { picture: set?.picture ?? null };
  });
