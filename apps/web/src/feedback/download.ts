/** Offers the reader a file that was created in the browser. */
export function download(name: string, parts: readonly string[], type: string): void {
  saveBlob(name, new Blob([...parts], { type }));
}

/** The same for bytes, which a browser keeps on the disk if they are many. */
export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser keeps a reference while it saves.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
