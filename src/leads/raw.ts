// Bytes from strangers, shown to a person: as text where they are text, else in base64, never repaired.
import { isUtf8 } from 'node:buffer';
import * as z from 'zod';

export const RawBody = z
  .object({
    contentType: z.string().nullable().describe('As sent; null when none was'),
    body: z.string().describe('The very bytes that arrived, in the encoding named beside'),
    encoding: z.enum(['utf-8', 'base64']),
  })
  .meta({ id: 'RawBody' });

export function shownRaw(body: Buffer, contentType: string | null): z.infer<typeof RawBody> {
  return isUtf8(body)
    ? { contentType, body: body.toString('utf8'), encoding: 'utf-8' }
    : { contentType, body: body.toString('base64'), encoding: 'base64' };
}
