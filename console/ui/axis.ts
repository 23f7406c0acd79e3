// Where the lines of a chart stand and which of its names have room. Pure.

/** The least of 4, 8, 20, 40, 80, 200 … that is enough: the four lines below it then stand at round numbers. */
export function roundTop(most: number): number {
  for (let power = 1; ; power *= 10)
    for (const step of [1, 2, 5]) if (4 * step * power >= most) return 4 * step * power;
}

/** Every how many a name has room, the last with its own. */
export function everyNth(count: number, width: number, each: number): number {
  return Math.max(1, Math.ceil(count / Math.max(2, Math.floor(width / each))));
}

/** Text in a drawing has no edge at which it would end by itself. */
export function cut(text: string, width: number): string {
  const most = Math.max(4, Math.floor(width / 6.8));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
