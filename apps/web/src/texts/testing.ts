import { loadTexts, setLocale } from "./locale.ts";

// Before any test: modules of the console read their texts when they are loaded.
await setLocale("en");
await loadTexts();
