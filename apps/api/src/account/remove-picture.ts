import { MyPicture, RemovePicture } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";

/** Removes the signed-in person's picture, if there is one. Each organization they are in records it. */
export const removePicture = procedure("signedIn", "person.picture_removed")
  .input(RemovePicture)
  .output(MyPicture)
  .mutation(async ({ ctx }) => {
    await ctx.sql("SELECT authz.remove_picture()");
    return { picture: null };
  });
