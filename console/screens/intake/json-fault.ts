// Where a text stops being JSON, as far as the browser says. Pure.

/** Counted from 1; null where the browser does not say. Null altogether: the text is a JSON object. */
export function jsonFault(text: string): { line: number | null; column: number } | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? null
      : { line: null, column: 0 };
  } catch (error) {
    return placeOf(text, (error as Error).message);
  }
}

/** "… at position 12", "… at line 3 column 4" or neither, by browser. */
function placeOf(text: string, message: string): { line: number | null; column: number } {
  const lined = /line (\d+) column (\d+)/.exec(message);
  if (lined) return { line: Number(lined[1]), column: Number(lined[2]) };
  const at = /position (\d+)/.exec(message);
  const place = at ? Number(at[1]) : /end of/i.test(message) ? text.length : null;
  if (place === null) return { line: null, column: 0 };
  const before = text.slice(0, place).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
