import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { OperatorError } from "../operator-error.ts";

/** The account that the server runs as; empty if it is Bailiwick's own. */
export type ServerAccount = { uid?: number; gid?: number };

const accountName = "postgres";

/**
 * PostgreSQL refuses to run as root, so root starts it as the owner of the data folder or, for a new folder, as the
 * user `postgres`, which is created if the system has none.
 * @throws OperatorError when there is no such user and none can be created.
 */
export function serverAccount(dataFolder: string): ServerAccount {
  if (process.getuid?.() !== 0) return {};
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return lookUp() ?? create();
}

function lookUp(): ServerAccount | undefined {
  const id = (flag: string) =>
    Number(
      execFileSync("id", [flag, accountName], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

function create(): ServerAccount {
  const made = spawnSync(
    "useradd",
    ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", accountName],
    { stdio: "ignore" },
  );
  const account = made.status === 0 ? lookUp() : undefined;
  if (!account) {
    throw new OperatorError(
      `PostgreSQL does not run as root, and the user "${accountName}" could not be made; ` +
        "start Bailiwick as another user or set DATABASE_URL.",
    );
  }
  return account;
}

/** Whether the account can reach a folder: every parent folder must let it pass. */
export function canEnter(account: ServerAccount, folder: string): boolean {
  if (account.uid === undefined) return true;
  return spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], { ...account, cwd: "/" }).status === 0;
}
