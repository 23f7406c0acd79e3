// The lead as templates and expressions see it: the names of leadFields as a tree, and extra.
import type { Language } from '../platform/words.ts';
import { leadFields, valueOf } from './lead-fields.ts';
import type { LabelledLead } from './lead-lines.ts';

type Scope = Record<string, Record<string, unknown>>;

const made = new WeakMap<LabelledLead, Partial<Record<Language, Scope>>>();

/** Texts that a lead lacks are empty here, so that an expression need not ask first. */
export function scopeOf(lead: LabelledLead, language: Language): Scope {
  const known = made.get(lead)?.[language];
  if (known) return known;
  const scope: Scope = { extra: {} };
  for (const name of Object.keys(leadFields)) {
    const [room, field] = name.split('.') as [string, string];
    (scope[room] ??= {})[field] = valueOf(lead, name, language) ?? '';
  }
  const { fields, ...members } = lead.source.extra;
  const own = typeof fields === 'object' && !Array.isArray(fields) ? fields : {};
  for (const name of Object.keys({ ...members, ...own }))
    scope['extra']![name] = valueOf(lead, `extra.${name}`) ?? '';
  made.set(lead, { ...made.get(lead), [language]: scope });
  return scope;
}
