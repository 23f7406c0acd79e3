// What the server refuses, in the reader's words: beside a field where it is about one, else above the form or as a notice.
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePlaceProblem } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';
import type { Sent } from '../../ui/sending.tsx';

/** Words of these screens for a problem; null where the problem's own words say more, or there are none here. */
function useOwnWords(): (error: unknown, hasField?: boolean) => string | null {
  const t = useTranslations('sign-in.problem');
  return (error, hasField = false) => {
    if (!(error instanceof Problem)) return null;
    const { code, reason, errors } = error;
    const isPlain = reason === null && (hasField || errors.length === 0);
    return isPlain && t.has(code) ? t(code) : null;
  };
}

/** A problem in the reader's words; what is none is thrown on. */
export function useProblemSaid(): (error: unknown) => string {
  const own = useOwnWords();
  const words = useProblemWords();
  return (error) => {
    if (!(error instanceof Problem)) throw error;
    return own(error) ?? words.of(error);
  };
}

/** For actions without a form: a notice that says what did not work. */
export function useFailed(): (error: unknown) => void {
  const notices = useNotices();
  const own = useOwnWords();
  return (error) => {
    const detail = own(error);
    if (detail === null || !(error instanceof Problem) || error.code === 'unreachable')
      return notices.failed(error);
    notices.failed(new Problem(error.status, { detail }));
  };
}

type Send<Values extends FieldValues> = {
  form: UseFormReturn<Values>;
  /** The form's fields, by the names the API has for them. */
  names: readonly FieldPath<Values>[];
  send: (values: Values) => Promise<unknown>;
  /** Which field a problem is about, by its code. */
  about?: Record<string, FieldPath<Values>>;
  /** The form's field for one of the API's. */
  fieldOf?: (field: string) => string;
};

export function useSendForm() {
  const own = useOwnWords();
  const placeProblem = usePlaceProblem();
  return async <Values extends FieldValues>({
    form,
    names,
    send,
    about = {},
    fieldOf,
  }: Send<Values>): Promise<Sent> => {
    let answer: Sent = false;
    await form.handleSubmit(async (values) => {
      try {
        await send(values);
        answer = null;
      } catch (error) {
        answer = place(error);
      }
    })();
    return answer;

    function place(error: unknown): string | false {
      const field = error instanceof Problem ? about[error.code] : undefined;
      const message = own(error, field !== undefined);
      if (message === null)
        return placeProblem(fieldOf ? renamed(error, fieldOf) : error, form.setError, names) ?? false;
      if (field === undefined) return message;
      form.setError(field, { type: 'server', message }, { shouldFocus: true });
      return false;
    }
  };
}

function renamed(error: unknown, fieldOf: (field: string) => string): unknown {
  if (!(error instanceof Problem)) return error;
  const { status, code, reason, given, message, errors } = error;
  return new Problem(status, {
    code,
    reason,
    given,
    detail: message,
    errors: errors.map((each) => ({ ...each, field: fieldOf(each.field) })),
  });
}
