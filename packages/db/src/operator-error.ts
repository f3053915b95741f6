/**
 * A failure that the operator can fix: a setting, a folder, a server. Its message is one clear sentence, suitable as
 * the only output; it contains no password, and no stack is shown with it.
 */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}
