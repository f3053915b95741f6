/** The server that the tests of a run share, as global-setup.ts passes it to each test file. */
export type TestServer = {
  /** The superuser's address, database `postgres`. */
  adminUrl: string;
  /** The instance secret from which the roles' passwords are derived. */
  secret: string;
  /** The migrated database from which each test file's own is copied. */
  template: string;
};

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}
