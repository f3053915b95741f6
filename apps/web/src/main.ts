import "@mantine/core/styles.layer.css";
import "./ui/base.css";
import { askedLocale, formatsIn, keptLocale } from "./texts/language.ts";
import { loadTexts, setLocale } from "./texts/locale.ts";

// The console's modules read their texts when they are loaded, so the language comes first: the last one of this
// browser, else the one that it asks for (C8).
const locale = keptLocale() ?? askedLocale(navigator.languages);
document.documentElement.lang = locale;
// Not awaited here: the next module imports what this file does, and would wait for this file to finish.
void setLocale(locale, formatsIn(locale, navigator.languages)).then(() => {
  // The first page needs them and shows a failure. Not earlier, because they might share a chunk with the app.
  loadTexts().catch(() => undefined);
  return import("./app.tsx");
});
