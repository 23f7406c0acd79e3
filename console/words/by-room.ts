// words/<language>/<room>.json becomes the namespace <room>.

export type Messages = { [key: string]: string | Messages };

export function byRoom(files: Record<string, unknown>): Messages {
  return Object.fromEntries(
    Object.entries(files).map(([path, words]) => [
      path.slice(path.lastIndexOf('/') + 1, -'.json'.length),
      words as Messages,
    ]),
  );
}
