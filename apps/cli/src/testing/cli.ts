import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

const bin = fileURLToPath(new URL("../../bin/bailiwick.mjs", import.meta.url));

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

type Start = { readonly input?: string; readonly env?: NodeJS.ProcessEnv };

/** A command that runs until it is stopped. */
export type Running = {
  /** What it has printed so far, on both streams. */
  readonly said: () => string;
  /** Sends it Ctrl-C; resolves to how it ended. */
  readonly stop: () => Promise<Ended>;
  readonly ended: Promise<Ended>;
};

export type Cli = {
  /** Runs the real command-line tool; `input` is piped in. */
  readonly run: (args: string, options?: Start) => Promise<Ended>;
  /** Starts it, for a command that doesn't end by itself. */
  readonly start: (args: string, options?: Start) => Running;
  /** The folder of this user's configuration. */
  readonly config: string;
};

/** The command-line tool as one user runs it, with a separate home folder until the file's tests are done. */
export function cliUser(): Cli {
  const config = mkdtempSync(join(tmpdir(), "bailiwick-cli-"));
  afterAll(() => rmSync(config, { recursive: true, force: true }));
  const start: Cli["start"] = (args, { input = "", env = {} } = {}) => {
    const child = spawn(process.execPath, [bin, ...words(args)], {
      cwd: config,
      env: { PATH: process.env.PATH, HOME: config, XDG_CONFIG_HOME: config, ...env },
    });
    const read = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        read[name] += text;
      });
    }
    child.stdin.on("error", () => undefined).end(input);
    const ended = new Promise<Ended>((resolve, failed) => {
      child.once("error", failed);
      child.once("close", (code) => resolve({ code, ...read }));
    });
    const stop = () => {
      child.kill("SIGINT");
      return ended;
    };
    return { said: () => read.stdout + read.stderr, stop, ended };
  };
  return { run: (args, options) => start(args, options).ended, start, config };
}

/** Splits a command line at its spaces, respecting quotes. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

/** The tool for a person whom a test created without a password, signed in at the instance at this URL. */
export function cliOf(
  url: string,
  { email, token }: { readonly email: string; readonly token: string },
): Cli {
  const user = cliUser();
  const folder = join(user.config, "bailiwick");
  mkdirSync(folder);
  writeFileSync(join(folder, "credentials.json"), JSON.stringify({ url, email, token }));
  return user;
}
