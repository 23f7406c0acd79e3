// What we say of a field that cannot be accepted: a code, and the remedy in plain words. A schema's own message goes before these.
import type { $ZodIssue, $ZodRawIssue } from 'zod/v4/core';
import { fieldError, type FieldCode, type FieldError, type FieldGiven } from './field-error.ts';

type Complaint = { code: FieldCode; given?: FieldGiven; message?: string };

const kinds: Record<string, [FieldCode, string]> = {
  string: ['not_text', 'text'],
  number: ['not_a_number', 'a number'],
  int: ['not_a_whole_number', 'a whole number'],
  boolean: ['not_true_or_false', 'true or false'],
  array: ['not_a_list', 'a list'],
  object: ['not_an_object', 'an object'],
  record: ['not_an_object', 'an object'],
  date: ['not_a_time', 'a time such as 2026-01-31T12:00:00Z'],
};
const formats: Record<string, [FieldCode, string]> = {
  url: ['not_a_url', 'a URL such as https://example.com/path'],
  email: ['not_an_email', 'an e-mail address'],
  date: ['not_a_day', 'a day such as 2026-01-31'],
  datetime: ['not_a_time', 'a time such as 2026-01-31T12:00:00Z'],
  uuid: ['wrong_value', 'a UUID'],
};

/** For z.config: a sentence for the issue, or undefined where zod's own will do. */
export function fieldComplaint(issue: $ZodRawIssue): string | undefined {
  return complaintOf(issue).message;
}

/** For a refine or a regex of ours: its own message, and the code that the console has words for. */
export function says(code: FieldCode, message: string, given: FieldGiven = {}) {
  return { error: message, params: { code, given } };
}

/** Parse with reportInput. place: what to call the whole, such as body. */
export function fieldErrorsOf(issues: $ZodIssue[], place: string): FieldError[] {
  return issues.flatMap(likeliest).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) =>
        fieldError([...issue.path, key].join('.'), 'There is no such field; leave it out.', 'unknown_field'),
      );
    const { code, given } = complaintOf(issue as $ZodRawIssue);
    return [fieldError(issue.path.join('.') || place, issue.message, code, given)];
  });
}

/** Of what may be one thing or another: the faults within the one that it plainly is, where it is one at all. */
function likeliest(issue: $ZodIssue): $ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const within = issue.errors.filter((faults) => faults.every(({ path }) => path.length > 0));
  const [faults] = within;
  if (faults === undefined || within.length > 1) return [issue];
  return faults.flatMap((fault) => likeliest({ ...fault, path: [...issue.path, ...fault.path] }));
}

function complaintOf(issue: $ZodRawIssue): Complaint {
  switch (issue.code) {
    case 'invalid_type': {
      const [code, kind] = kinds[issue.expected] ?? (['wrong_value', issue.expected] as const);
      return issue.input === undefined
        ? { code: 'required', message: `This field is needed: give ${kind}.` }
        : { code, message: `Give ${kind}.` };
    }
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_format': {
      const [code, what] = formats[issue.format] ?? [];
      return code === undefined ? { code: 'wrong_value' } : { code, message: `Give ${what}.` };
    }
    case 'invalid_value':
      return offList(issue.values, issue.input);
    case 'invalid_union': {
      const { discriminator, options } = issue as { discriminator?: string; options?: readonly unknown[] };
      if (discriminator === undefined || options === undefined) return { code: 'wrong_value' };
      return offList(options, (issue.input as Record<string, unknown>)[discriminator]);
    }
    case 'custom':
      return { code: 'wrong_value', ...(issue.params as Pick<Complaint, 'code' | 'given'> | undefined) };
    default:
      return { code: 'wrong_value' };
  }
}

function offList(values: readonly unknown[], input: unknown): Complaint {
  const options = values.map(String).join(', ');
  const message = `Must be ${values.length > 1 ? 'one of ' : ''}${options}.`;
  return { code: input === undefined ? 'required' : 'not_one_of', given: { options }, message };
}

function tooSmall(origin: string, min: number): Complaint {
  const given = { min };
  if (origin === 'string' && min === 1) return { code: 'required', message: 'Must not be empty.' };
  if (origin === 'string')
    return { code: 'too_short', given, message: `Must have a length of at least ${min}.` };
  if (origin === 'array')
    return { code: 'too_few', given, message: `Must have a number of members of at least ${min}.` };
  return { code: 'too_small', given, message: `Must be at least ${min}.` };
}

function tooBig(origin: string, max: number): Complaint {
  const given = { max };
  if (origin === 'string')
    return { code: 'too_long', given, message: `Must have a length of at most ${max}.` };
  if (origin === 'array')
    return { code: 'too_many', given, message: `Must have a number of members of at most ${max}.` };
  return { code: 'too_large', given, message: `Must be at most ${max}.` };
}
