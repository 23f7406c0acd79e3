// The countries of an Odoo: every installation comes with all of them, under their codes, but for the United Kingdom.

/** By external id. */
export function allCountries(): Set<string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
  const codes = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
  const known = codes.filter((code) => code !== 'gb' && names.of(code.toUpperCase()) !== undefined);
  return new Set([...known.map((code) => `base.${code}`), 'base.uk']);
}
