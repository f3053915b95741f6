/** Tells a person at a terminal how far something is. */
export type Progress = { readonly at: (done: number) => void; readonly end: () => void };

const width = 24;

/** A bar with its numbers: `██████░░░░░░  25 %  3,000 of 12,000`. */
export function progressText(done: number, of: number): string {
  const share = of === 0 ? 1 : Math.min(1, done / of);
  const full = Math.round(share * width);
  const bar = "█".repeat(full) + "░".repeat(width - full);
  const count = (value: number) => value.toLocaleString("en");
  return `${bar}  ${Math.floor(share * 100)} %  ${count(done)} of ${count(of)}`;
}

/**
 * Shows progress on a stream that is a terminal, and otherwise nothing: also not where a terminal has no width, as some
 * that are opened by programs.
 */
export async function progressOn(stream: NodeJS.WriteStream): Promise<(of: number) => Progress> {
  if (stream.isTTY !== true || !stream.columns) return () => ({ at: () => undefined, end: () => undefined });
  const { default: ora } = await import("ora");
  return (of) => {
    const shown = ora({ stream, discardStdin: false, text: progressText(0, of) }).start();
    return {
      at: (done) => {
        shown.text = progressText(done, of);
      },
      end: () => shown.stop(),
    };
  };
}
