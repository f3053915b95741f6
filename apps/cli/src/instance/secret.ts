import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { note, printLine } from "../output.ts";
import { type Progress, progressOn } from "../progress.ts";
import { visit } from "./visit.ts";

/** `bailiwick secret rotate`: encrypts the secrets of resources under the next version of their key, while people work. */
export function secret(program: Command): void {
  program
    .command("secret")
    .description("manage the keys of this machine's instance")
    .command("rotate")
    .description("encrypt the secrets of resources under a new version of their key")
    .addHelpText(
      "after",
      "\nThe instance can serve meanwhile. Interrupted, it is continued by the instance, or by the same command.",
    )
    .action(async () => {
      const { version, resources, left } = await visit(({ owner }, instanceSecret) =>
        rotate(owner, instanceSecret),
      );
      if (left > 0) {
        throw new Failure(
          `The secrets of ${left} resources can't be decrypted with this instance's secret, and have to be entered anew.`,
        );
      }
      printLine(
        `Every secret is encrypted under version ${version} of the key now (resources: ${resources}).`,
      );
    });
}

async function rotate(owner: string, instanceSecret: string) {
  const [{ beginRotation, resealSecrets }, { default: pg }] = await Promise.all([
    import("@bailiwick/db"),
    import("pg"),
  ]);
  const pool = new pg.Pool({ connectionString: owner, max: 1 });
  const show = await progressOn(process.stderr);
  let bar: Progress | undefined;
  let resources = 0;
  try {
    const version = await beginRotation(pool);
    const left = await resealSecrets({
      pool,
      instanceSecret,
      tell: () => undefined,
      at: (done, of) => {
        bar ??= show(of);
        bar.at(done);
        resources = Math.max(resources, of);
      },
      unreadable: ({ organization, resource, field }) =>
        note(`organization ${organization}, resource ${resource}: ${field} can't be decrypted`),
    });
    return { version, resources, left };
  } finally {
    bar?.end();
    await pool.end();
  }
}
