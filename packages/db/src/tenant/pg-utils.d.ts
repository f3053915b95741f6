/** A part of the driver that its types leave out. */
declare module "pg/lib/utils.js" {
  /** A value as it is sent: a text, bytes, or null. */
  export function prepareValue(value: unknown): string | Buffer | null;
}
