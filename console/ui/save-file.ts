// Hands the reader a file that was made in the browser or told by the server.

/** A byte order mark lets spreadsheets see that the text is UTF-8; the browser takes the server's away as it reads. */
export function saveFile(name: string, text: string): void {
  const marked = text.startsWith('\ufeff') ? text : `\ufeff${text}`;
  saveBlob(name, new Blob([marked], { type: 'text/csv;charset=utf-8' }));
}

export function saveBlob(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
