import { loadTexts, speak } from "./spoken.ts";

// Before any test: modules of the console take their texts as they are loaded.
await speak("en");
await loadTexts();
