import { z } from "zod";

/** The input of every list: at most `limit` rows (1-100, 50 by default), after the cursor of the previous page. */
export const PageInput = {
  limit: z.int().min(1).max(100).default(50),
  cursor: z
    .string()
    .max(600)
    .regex(/^[A-Za-z0-9_-]+$/)
    .nullish(),
};

/** A page of a list; `nextCursor` is null on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
