// A number as people write it: 1 500,5 in one country is 1,500.5 in another. Pure.
import type { Language } from '../platform/words.ts';

/** Null for what is none. The other language's decimal sign is taken as well, unless it stands where thousands are divided. */
export function numberIn(text: string, language: Language): number | null {
  const bare = text.replace(/[\s'’]/g, '');
  const [decimal, other] = signs(language);
  const grouped = new RegExp(`^[+-]?\\d{1,3}(\\${other}\\d{3})+(\\${decimal}\\d+)?$`).test(bare);
  const plain = (grouped ? bare.replaceAll(other, '') : bare).replace(',', '.');
  return /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(plain) ? Number(plain) : null;
}

function signs(language: Language): [decimal: string, other: string] {
  return language === 'en' ? ['.', ','] : [',', '.'];
}
