import { defineConfig } from "prisma/config";

const url = process.env.DATABASE_URL;

// `generate` needs no database. Whoever has Prisma's engine runs `prisma migrate deploy` with DATABASE_URL set to the
// owner role's address, a database called "bailiwick" and `pnpm db:release` run; src/setup/migrate.ts does the same without
// the engine, for a database of any name.
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  ...(url === undefined ? {} : { datasource: { url } }),
});
