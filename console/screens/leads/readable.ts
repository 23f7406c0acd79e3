// A body in lines that a person can read: JSON indented, a form one field a line. Null where it is readable as it is, or not at all. Pure.
import type { Schema } from '../../api.ts';

export function readable({ body, contentType, encoding }: Schema['RawBody']): string | null {
  if (encoding === 'base64') return null;
  if (contentType?.includes('x-www-form-urlencoded'))
    return [...new URLSearchParams(body)].map(([name, value]) => `${name}: ${value}`).join('\n');
  try {
    // A number that a browser cannot hold would be shown as another one.
    if (/\d{16}/.test(body)) return null;
    const pretty = JSON.stringify(JSON.parse(body), null, 2);
    return pretty === body ? null : pretty;
  } catch {
    return null;
  }
}
