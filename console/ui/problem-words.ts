// What the server refuses, in the reader's words: by code, where we have words for it, else as the server says it.
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldError, Problem } from './problem.ts';

export type ProblemWords = {
  /** Of the whole problem. */
  of(problem: Problem): string;
  ofField(complaint: FieldError): string;
};

/** English, as the server says it: where no translator is at hand. */
export const serversWords: ProblemWords = {
  of: ({ message }) => message,
  ofField: ({ message }) => message,
};

/** The same value as long as the language stays. */
export function useProblemWords(): ProblemWords {
  const t = useTranslations('problems');
  return useMemo(() => {
    const ofField = ({ code, message, given = {} }: FieldError) => {
      const key = `fields.${code}`;
      return code !== undefined && t.has(key) ? t(key, { ...given, message }) : message;
    };
    const of = ({ code, message: detail, errors }: Problem) => {
      // What is wrong with a field says more than that something is.
      if (code === 'invalid_input' && errors.length > 0)
        return errors.map((each) => `${each.field}: ${ofField(each)}`).join(' ');
      return t.has(code) ? t(code, { detail }) : detail;
    };
    return { of, ofField };
  }, [t]);
}
