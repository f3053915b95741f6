import { appendGolden } from "../src/setup/migrations-golden.ts";

// Appends new migrations; existing lines stay unchanged.
appendGolden();
