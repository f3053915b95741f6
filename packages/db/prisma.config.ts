import { defineConfig } from "prisma/config";

const url = process.env.DATABASE_URL;

// `generate` needs no database. With Prisma's engine installed, `prisma migrate deploy` works with DATABASE_URL set to
// the owner role's address, a database called "bailiwick", after `pnpm db:release`; src/setup/migrate.ts does the same
// without the engine, for a database of any name.
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  ...(url === undefined ? {} : { datasource: { url } }),
});
