import { OperatorError } from "../src/operator-error.ts";
import { openInstance } from "../src/setup/bootstrap.ts";

// Moves the database in DATABASE_URL to this instance's secret: its roles get new passwords, which permanently locks
// out the instance that had it before.
try {
  const instance = await openInstance(process.env, { takeOver: true });
  await instance.stop();
  process.stdout.write(`${[...instance.notices, "The database has this instance's secret."].join("\n")}\n`);
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
