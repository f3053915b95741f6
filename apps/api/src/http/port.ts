import { createServer } from "node:net";
import { OperatorError } from "@bailiwick/db";

/** A failure to listen, as a sentence with a remedy; any other error unchanged. */
export function listenError(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EADDRINUSE":
      return new OperatorError(
        `Port ${port} is in use already: stop what listens there, or set PORT to another one (0 picks a free one).`,
      );
    case "EACCES":
      return new OperatorError(`This user can't listen on port ${port}; set PORT to one above 1023.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new OperatorError(`BAILIWICK_HOST is "${host}"; that is not an address of this machine.`);
    default:
      return error;
  }
}

/**
 * Checks early, before a database is opened, whether the port is available.
 * @throws OperatorError if it is not.
 */
export async function checkPort(port: number, host: string): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once("error", reject);
      probe.listen({ port, host, exclusive: true }, resolve);
    });
  } catch (error) {
    throw listenError(error, port, host);
  }
  await new Promise((resolve) => probe.close(resolve));
}
