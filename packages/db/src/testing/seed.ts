import fc from "fast-check";
import { size } from "./prove.ts";

// Before any test: one seed for everything random in a run, which vitest.config.ts prints.
fc.configureGlobal({ seed: Number(process.env.SEED), numRuns: size(100, 1_000) });
