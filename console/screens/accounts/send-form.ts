// What the server refuses, in the reader's words: beside a field where it is about one, else above the form or as a notice.
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePlaceProblem } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Problem } from '../../ui/problem.ts';

/** Words for a problem's code; what there are none for says the server's own. */
export function useProblemWords(): (error: unknown) => string | null {
  const t = useTranslations('sign-in.problem');
  return (error) => (error instanceof Problem && t.has(error.code) ? t(error.code) : null);
}

/** For actions without a form: a notice that says what did not work. */
export function useFailed(): (error: unknown) => void {
  const notices = useNotices();
  const words = useProblemWords();
  return (error) => {
    const detail = words(error);
    if (detail === null || !(error instanceof Problem)) return notices.failed(error);
    const { status, code } = error;
    notices.failed(new Problem(status, { detail, code }));
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
  const words = useProblemWords();
  const placeProblem = usePlaceProblem();
  /** Null when it is done, false when a field complains, else a complaint that belongs to no field. */
  return async <Values extends FieldValues>({
    form,
    names,
    send,
    about = {},
    fieldOf,
  }: Send<Values>): Promise<string | null | false> => {
    let answer: string | null | false = false;
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
      const message = words(error);
      const field = error instanceof Problem ? about[error.code] : undefined;
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
  const { status, code, message, errors } = error;
  return new Problem(status, {
    code,
    detail: message,
    errors: errors.map((each) => ({ ...each, field: fieldOf(each.field) })),
  });
}
