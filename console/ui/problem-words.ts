// What the server refuses, in the reader's words: by code and reason, where we have words for them, else as the server says it.
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldError, Problem } from './problem.ts';

export type ProblemWords = {
  /** Of the whole problem. */
  of(problem: Problem): string;
  ofField(complaint: FieldError): string;
  /** With the field's name before it, for where the field itself is not in sight. */
  named(complaint: FieldError): string;
};

/** The same value as long as the language stays. */
export function useProblemWords(): ProblemWords {
  const t = useTranslations('problems');
  return useMemo(() => {
    const ofField = ({ code, message, given = {} }: FieldError) => {
      const key = `fields.${code}`;
      return code !== undefined && t.has(key) ? t(key, given) : message;
    };
    const named = (complaint: FieldError) => {
      const known = partsOf(complaint.field).find((part) => t.has(`names.${part}`));
      return `${known === undefined ? complaint.field : t(`names.${known}`)}: ${ofField(complaint)}`;
    };
    const of = ({ code, reason, given, message, errors }: Problem) => {
      const because = `reasons.${code}.${reason}`;
      if (reason !== null && t.has(because)) return t(because, given);
      // What is wrong with a field says more than that something is.
      if (code === 'invalid_input' && errors.length > 0) return errors.map(named).join(' ');
      return t.has(code) ? t(code) : message;
    };
    return { of, ofField, named };
  }, [t]);
}

/** limits.timeoutMs is known by its last part, allowedDomains.0 by the one before. */
function partsOf(field: string): string[] {
  return field.split('.').toReversed();
}
