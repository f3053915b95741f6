/** Offers the reader a file that was created in the browser. */
export function download(name: string, parts: readonly string[], type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([...parts], { type }));
  link.download = name;
  link.click();
  // The browser keeps a reference while it saves.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
