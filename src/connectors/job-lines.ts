// A job in words, for far sides that take text: the lead's lines, then what the mapping names besides.
import { labelled, leadLines, type LeadLine } from '../mapping/lead-lines.ts';
import type { Language } from '../platform/words.ts';
import type { Job } from './connector.ts';

export type Worded = Pick<Job, 'lead' | 'ownFields' | 'values'>;

export function jobLines({ lead, ownFields, values }: Worded, language: Language): LeadLine[] {
  const mapped = Object.entries(values).map(([label, value]) => ({ label, value: String(value) }));
  return [...leadLines(labelled(lead, ownFields), language), ...mapped];
}
