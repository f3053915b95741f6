import { OperatorError } from "../src/operator-error.ts";
import { openInstance } from "../src/setup/bootstrap.ts";

// Gives the database that DATABASE_URL names this instance's secret: its roles get new passwords, so that the instance
// that had it before is shut out for good.
try {
  const instance = await openInstance(process.env, { takeOver: true });
  await instance.stop();
  process.stdout.write(`${[...instance.notices, "The database has this instance's secret."].join("\n")}\n`);
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
