// The small changes a mapping may make to a value, one after the other. Pure.
import { dateIn } from './read-value.ts';
import type { Transform, Value } from './mapping.ts';

export function transformed(value: Value, transform: Transform): Value {
  const text = String(value);
  switch (transform) {
    case 'trim':
      return text.trim();
    case 'upper':
      return text.toUpperCase();
    case 'lower':
      return text.toLowerCase();
    case 'title_case':
      return text
        .toLowerCase()
        .replace(/(^|[\s'-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
    case 'one_line':
      return text.replace(/\s+/g, ' ').trim();
    case 'digits':
      return text.replace(/[^\d+]/g, '');
    case 'date':
      return dateIn(text)?.slice(0, 10) ?? '';
    case 'first_word':
      return text.trim().split(/\s+/)[0] ?? '';
    case 'html':
      return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\r?\n|\r/g, '<br/>');
  }
}
