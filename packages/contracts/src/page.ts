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

/** The columns by which a list of people can be ordered, and in which direction; by name by default. */
export const PeopleOrder = {
  sort: z.enum(["name", "added"]).default("name"),
  descending: z.boolean().default(false),
};

/** How many rows a list has in all, counted up to here. */
export const maxCounted = 1000;

/** Whether the answer says how many rows there are in all; counting costs more than reading a page. */
export const CountInput = { counted: z.boolean().default(false) };

/** A page of a list that says, on request, how many rows there are in all; {@link maxCounted} stands for more, too. */
export function countedPageOf<Item extends z.ZodType>(item: Item) {
  return pageOf(item).extend({ total: z.int().min(0).max(maxCounted).nullable() });
}

/** A page of a list; `nextCursor` is null on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
