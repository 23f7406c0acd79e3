// A table of the server's as a file on the reader's machine.

/** A byte order mark lets spreadsheets see that the text is UTF-8; the browser takes the server's away as it reads. */
export function saveFile(name: string, text: string): void {
  const marked = text.startsWith('\ufeff') ? text : `\ufeff${text}`;
  const url = URL.createObjectURL(new Blob([marked], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
