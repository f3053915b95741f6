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

/** The sort columns of a list of people, and the direction; by name by default. */
export const PeopleOrder = {
  sort: z.enum(["name", "added"]).default("name"),
  descending: z.boolean().default(false),
};

/** The sort columns of a list of the platform, and the direction; oldest first by default. */
export const PlatformOrder = {
  sort: z.enum(["created", "name"]).default("created"),
  descending: z.boolean().default(false),
};

/** The maximum for counting a list's rows. */
export const maxCounted = 1000;

/** Whether the answer includes the total; counting costs more than reading a page. */
export const CountInput = { counted: z.boolean().default(false) };

/** A page of a list that includes the total on request; {@link maxCounted} means that many or more. */
export function countedPageOf<Item extends z.ZodType>(item: Item) {
  return pageOf(item).extend({ total: z.int().min(0).max(maxCounted).nullable() });
}

/** A page of a list; `nextCursor` is null on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
