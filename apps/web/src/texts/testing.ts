import { loadTexts, setLocale } from "./locale.ts";

// Before any test: modules of the console take their texts as they are loaded.
await setLocale("en");
await loadTexts();
