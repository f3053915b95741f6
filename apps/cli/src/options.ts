import { InvalidArgumentError } from "commander";

/** Parses an option as a whole number from 1. */
export function count(text: string): number {
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < 1)
    throw new InvalidArgumentError("It has to be a whole number from 1.");
  return value;
}

/** Parses an option as a whole number, which can be less than zero. */
export function wholeNumber(text: string): number {
  if (!/^-?\d{1,12}$/.test(text)) throw new InvalidArgumentError("It has to be a whole number.");
  return Number(text);
}

/** Where `npm start` serves an instance. */
export const localInstance = "http://localhost:4000";

/** Parses an option as the URL of an instance. */
export function instanceUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError("It has to be an address such as https://bailiwick.example.");
  return url.origin;
}

/** Collects the values of an option that can be repeated. */
export function collect(text: string, before: readonly string[]): string[] {
  return [...before, text];
}
