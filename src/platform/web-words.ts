// What we say of a field that cannot be accepted: the remedy, in plain words. A schema's own message goes before these.
import type { $ZodRawIssue } from 'zod/v4/core';

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  date: 'a time such as 2026-01-31T12:00:00Z',
};
const formats: Record<string, string> = {
  url: 'a URL such as https://example.com/path',
  email: 'an e-mail address',
  datetime: 'a time such as 2026-01-31T12:00:00Z',
  uuid: 'a UUID',
};

/** A sentence for the issue, or undefined where zod's own will do. */
export function fieldComplaint(issue: $ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kinds[issue.expected] ?? issue.expected;
      return issue.input === undefined ? `This field is needed: give ${kind}.` : `Give ${kind}.`;
    }
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? 'Must not be empty.'
        : `Must ${atLeast(issue.origin)} ${issue.minimum}.`;
    case 'too_big':
      return `Must ${atMost(issue.origin)} ${issue.maximum}.`;
    case 'invalid_format':
      return formats[issue.format] ? `Give ${formats[issue.format]}.` : undefined;
    case 'invalid_value':
      return `Must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}.`;
    default:
      return undefined;
  }
}

const counted: Record<string, string> = { string: 'have a length of', array: 'have a number of members of' };
const atLeast = (origin: string) => (counted[origin] ? `${counted[origin]} at least` : 'be at least');
const atMost = (origin: string) => (counted[origin] ? `${counted[origin]} at most` : 'be at most');
