import { appendGolden } from "../src/setup/migrations-golden.ts";

// Appends the migrations that are new; a line that is there stays as it is.
appendGolden();
