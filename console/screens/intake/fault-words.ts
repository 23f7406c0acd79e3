// Why a body cannot be read as a lead, in the reader's words, and where in it to look.
import { useTranslations } from 'use-intl';
import { jsonFault } from '../../../src/connectors/bodies/json-fault.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import type { FieldError } from '../../ui/problem.ts';

/** offset: where the text stops being JSON; null where no place can be named. */
export type Fault = { words: string; offset: number | null };

/** What a text that should be one JSON object lacks; null when it is one. */
export function useTextFault(): (text: string) => Fault | null {
  const words = useProblemWords();
  return (text) => {
    const found = jsonFault(text);
    if (found !== null) {
      const { line, column, wish, offset } = found;
      const given = { line, column, expected: wish, member: 'body' };
      return { words: words.ofField({ field: 'body', message: '', code: 'not_json', given }), offset };
    }
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return null;
    const given = { member: 'body', found: Array.isArray(value) ? 'list' : 'value' };
    return {
      words: words.ofField({ field: 'body', message: '', code: 'body_not_object', given }),
      offset: null,
    };
  };
}

/** The server's complaint of a body; a place in it only where the fault is in the text itself. */
export function useServersFault(): (complaint: FieldError, text: string) => Fault {
  const words = useProblemWords();
  return (complaint, text) => ({
    words: words.ofField(complaint),
    offset: complaint.code === 'not_json' ? (jsonFault(text)?.offset ?? null) : null,
  });
}

/** More than the reason's name: the fault in words, or what to do about it. Null: the name says it all. */
export function useWhy(): (found: {
  reason: string;
  fault: Pick<FieldError, 'code' | 'given'> | null;
}) => string | null {
  const t = useTranslations('quarantine.advice');
  const words = useProblemWords();
  return ({ reason, fault }) => {
    if (fault !== null) return words.ofField({ field: 'body', message: '', ...fault });
    return t.has(reason) ? t(reason) : null;
  };
}
