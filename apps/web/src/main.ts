import "@mantine/core/styles.layer.css";
import "./ui/base.css";
import { askedLocale, formatsIn, keptLocale } from "./texts/language.ts";
import { loadTexts, setLocale } from "./texts/locale.ts";

// The console's modules take their texts as they are loaded, so the language comes first: that in which this
// browser spoke last, else the one that it asks for (C8).
const locale = keptLocale() ?? askedLocale(navigator.languages);
document.documentElement.lang = locale;
// Not awaited here: what is loaded next imports what this file does, and would wait for the end of it.
void setLocale(locale, formatsIn(locale, navigator.languages)).then(() => {
  // The first page wants them; a failure shows itself there. Not earlier: what they come with may share a file with the app.
  loadTexts().catch(() => undefined);
  return import("./app.tsx");
});
