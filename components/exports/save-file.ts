/** Saves a file under a name, as a browser download. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has read the file by then.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
