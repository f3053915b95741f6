/** The server that the tests of a run share, as global-setup.ts hands it to each test file. */
export type TestServer = {
  /** The superuser's address, database `postgres`. */
  adminUrl: string;
  /** The instance secret from which the roles' passwords come. */
  secret: string;
  /** The migrated database that each test file's own is copied from. */
  template: string;
};

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}
