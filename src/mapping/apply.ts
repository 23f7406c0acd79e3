// A lead and a mapping make the values of a record. Pure: what had to be mended is told, what cannot be sent is named.
import type { Language } from '../platform/words.ts';
import { evaluate } from './expression.ts';
import { valueOf } from './lead-fields.ts';
import type { LabelledLead } from './lead-lines.ts';
import type { MappedField, Mapped, Mapping, Mended, Target, Unfit, Value } from './mapping.ts';
import { livesByOpportunity } from './opportunity-facts.ts';
import { booleanIn, dateIn, numberIn } from './read-value.ts';
import { render } from './template.ts';
import { transformed } from './transform.ts';

type Fitted = { value: Value | null; mended?: Mended; unfit?: Unfit };

/**
 * `targets` are those the far side is known to have; a field that is not among them is sent as it comes.
 * A target that is required and has no value makes the lead unfit.
 */
export function applyMapping(
  lead: LabelledLead,
  { fields, language = 'en' }: Mapping,
  targets: readonly Target[],
): Mapped {
  const known = new Map(targets.map((target) => [target.name, target]));
  const mapped: Mapped = { values: {}, mended: [], unfit: [] };
  for (const field of fields) {
    const { value, mended, unfit } = fieldOf(lead, field, known.get(field.target), language);
    if (unfit) mapped.unfit.push(unfit);
    if (mended) mapped.mended.push(mended);
    if (value !== null) mapped.values[field.target] = value;
  }
  const complained = new Set(mapped.unfit.map(({ field }) => field));
  for (const { name, required } of targets)
    if (required && !Object.hasOwn(mapped.values, name) && !complained.has(name))
      mapped.unfit.push({ field: name, why: 'missing' });
  return mapped;
}

function fieldOf(
  lead: LabelledLead,
  field: MappedField,
  target: Target | undefined,
  language: Language,
): Fitted {
  const name = field.target;
  const sourced = sourceOf(lead, field, language);
  if (sourced === failed)
    // A lead that became nothing yet has nothing to reckon with.
    return !lead.opportunity && livesByOpportunity(field.source)
      ? { value: null }
      : { value: null, unfit: { field: name, why: 'failed' } };
  const value = listed(cleaned(sourced, field), field);
  if (value !== null) return fitted(value, field, target);
  const fallback = cleaned(field.fallback ?? null, {});
  if (fallback === null) return { value: null };
  return { mended: { field: name, how: 'defaulted' }, ...fitted(fallback, field, target) };
}

const failed = Symbol('failed');

function sourceOf(
  lead: LabelledLead,
  { source }: MappedField,
  language: Language,
): Value | null | typeof failed {
  try {
    switch (source.from) {
      case 'field':
        return valueOf(lead, source.field, language);
      case 'constant':
        return source.value;
      case 'template':
        return render(source.template, lead, language);
      case 'expression':
        return evaluate(source.expression, lead, language);
    }
  } catch {
    return failed;
  }
}

function cleaned(value: Value | null, { transforms = [] }: Pick<MappedField, 'transforms'>): Value | null {
  if (value === null) return null;
  const made = transforms.reduce<Value>(transformed, value);
  return typeof made === 'string' && made.trim() === '' ? null : made;
}

/** A value that the table does not name goes on as it is; whether the far side takes it is seen next. */
function listed(value: Value | null, { pickList }: MappedField): Value | null {
  if (value === null || !pickList) return value;
  const text = String(value).trim().toLowerCase();
  const line = pickList.find(({ when }) => when.trim().toLowerCase() === text);
  return line ? cleaned(line.then, {}) : value;
}

function fitted(value: Value, field: MappedField, target: Target | undefined): Fitted {
  if (!target) return { value };
  const typed = typedAs(value, target);
  if (typed.why === undefined) return { value: typed.value, ...(typed.mended && { mended: typed.mended }) };
  const { why, max } = typed;
  const unfit: Unfit = { field: target.name, why, ...(max !== undefined && { max }) };
  if (field.unfit === 'refuse') return { value: null, unfit };
  const left = why === 'too_long' ? cut(String(value).trim(), max!) : '';
  if (left !== '') {
    const { length } = String(value);
    return { value: left, mended: { field: target.name, how: 'cut', length, max: max! } };
  }
  const fallback = cleaned(field.fallback ?? null, {});
  const instead = fallback === null ? null : typedAs(fallback, target);
  if (instead && instead.why === undefined)
    return { value: instead.value, mended: { field: target.name, how: 'replaced' } };
  if (target.required) return { value: null, unfit };
  return { value: null, mended: { field: target.name, how: 'left_out' } };
}

type Typed =
  | { value: Value; why?: undefined; mended?: Mended }
  | { value: null; why: Unfit['why']; max?: number };

function typedAs(value: Value, target: Target): Typed {
  const text = String(value).trim();
  switch (target.type) {
    case 'text':
      return target.maxLength !== undefined && String(value).length > target.maxLength
        ? { value: null, why: 'too_long', max: target.maxLength }
        : { value: String(value).toWellFormed() };
    case 'number': {
      const number = typeof value === 'number' ? value : numberIn(text);
      return number !== null && Number.isFinite(number)
        ? { value: number }
        : { value: null, why: 'not_a_number' };
    }
    case 'boolean': {
      const said = booleanIn(text);
      return said === null ? { value: null, why: 'not_true_or_false' } : { value: said };
    }
    case 'date': {
      const date = dateIn(text);
      return date === null ? { value: null, why: 'not_a_date' } : { value: date };
    }
    case 'choice': {
      const options = target.options ?? [];
      if (options.length === 0) return { value: String(value) };
      const lower = text.toLowerCase();
      const found =
        options.find((option) => option.value === text) ??
        options.find(
          (option) => option.value.toLowerCase() === lower || option.label.toLowerCase() === lower,
        );
      return found ? { value: found.value } : { value: null, why: 'not_in_list' };
    }
  }
}

/** At most `max` units, ending in an ellipsis where there is room for one; never half a character. */
function cut(text: string, max: number): string {
  return max < 4 ? halved(text, max) : `${halved(text, max - 1)}…`;
}

function halved(text: string, max: number): string {
  const end = /[\uD800-\uDBFF]/.test(text[max - 1] ?? '') ? max - 1 : max;
  return text.slice(0, end).toWellFormed();
}
