// An amount as people type it, with a comma for a point and blanks between thousands, as programs read it.

export function plainAmount(typed: string): string {
  const plain = typed.replace(/[\s\u00a0\u202f]/g, '');
  return /^\d+,\d+$/.test(plain) ? plain.replace(',', '.') : plain;
}
