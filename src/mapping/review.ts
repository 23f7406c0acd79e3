// What is wrong with a mapping before it is saved, each fault with its place and code. Pure.
import { fieldError, type FieldError } from '../platform/field-error.ts';
import { expressionFault, unknownInExpression } from './expression.ts';
import { isLeadField } from './lead-fields.ts';
import type { MappedField, Mapping, Source, Target } from './mapping.ts';
import { templateFault, unknownInTemplate } from './template.ts';

/** `open`: fields beyond the targets may be named. A target that is needed and gets nothing is complained of as targets.<name>. */
export function reviewMapping({ fields }: Mapping, targets: readonly Target[], open: boolean): FieldError[] {
  const known = new Set(targets.map(({ name }) => name));
  const named = new Set<string>();
  const errors = fields.flatMap((field, nth) => {
    const place = `fields.${nth}`;
    const found = reviewSource(field.source, `${place}.source`);
    if (named.has(field.target))
      found.push(
        fieldError(`${place}.target`, `${field.target} is filled already; fill it once.`, 'mapped_twice'),
      );
    if (!open && !known.has(field.target))
      found.push(
        fieldError(`${place}.target`, `The far side has no field ${field.target}.`, 'unknown_field'),
      );
    named.add(field.target);
    return found;
  });
  const lacking = targets.filter(({ name, required }) => required && !named.has(name));
  const needed = lacking.map(({ name }) =>
    fieldError(
      `targets.${name}`,
      `${name} must have a value: say where it comes from, or a fallback.`,
      'target_needed',
    ),
  );
  return [...errors, ...needed, ...fields.flatMap(reviewTable)];
}

function reviewSource(source: Source, place: string): FieldError[] {
  switch (source.from) {
    case 'constant':
      return [];
    case 'field':
      return isLeadField(source.field) ? [] : [unknownName(`${place}.field`, source.field)];
    case 'template':
      return formula(`${place}.template`, source.template, templateFault, unknownInTemplate);
    case 'expression':
      return formula(`${place}.expression`, source.expression, expressionFault, unknownInExpression);
  }
}

function formula(
  place: string,
  text: string,
  faultOf: (text: string) => string | null,
  unknownIn: (text: string) => string | null,
): FieldError[] {
  const fault = faultOf(text);
  if (fault !== null)
    return [fieldError(place, `It cannot be read: ${fault}`, 'formula_wrong', { detail: fault })];
  const unknown = unknownIn(text);
  return unknown === null ? [] : [unknownName(place, unknown)];
}

const unknownName = (place: string, name: string) =>
  fieldError(place, `A lead has nothing by the name ${name}.`, 'unknown_lead_field', { name });

/** The first line of a value counts, so a second one would never be read. */
function reviewTable({ pickList = [] }: MappedField, nth: number): FieldError[] {
  const said = pickList.map(({ when }) => when.trim().toLowerCase());
  return said.flatMap((when, line) =>
    said.indexOf(when) === line
      ? []
      : [fieldError(`fields.${nth}.pickList.${line}.when`, 'This value has a line above.', 'mapped_twice')],
  );
}
