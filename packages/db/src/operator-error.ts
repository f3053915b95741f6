/**
 * A failure that the operator can mend: a setting, a folder, a server. Its message is one clear sentence, fit to be
 * the only thing that is printed; it holds no password and no stack is shown with it.
 */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}
