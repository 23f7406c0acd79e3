// Sends a form and puts the server's complaints beside its fields.
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { placeProblem } from './form.tsx';
import { useProblemWords, type ProblemWords } from './problem-words.ts';

/** Null when saved, false when a field complains, else a complaint that belongs to no field. */
export async function saveForm<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  names: readonly string[],
  send: (values: Values) => Promise<unknown>,
  words: ProblemWords,
): Promise<string | null | false> {
  let answer: string | null | false = false;
  await form.handleSubmit(async (values) => {
    try {
      await send(values);
      answer = null;
    } catch (error) {
      answer = placeProblem(error, form.setError, names, '', words) ?? false;
    }
  })();
  return answer;
}

/** saveForm in the reader's language. */
export function useSaveForm() {
  const words = useProblemWords();
  return <Values extends FieldValues>(
    form: UseFormReturn<Values>,
    names: readonly string[],
    send: (values: Values) => Promise<unknown>,
  ) => saveForm(form, names, send, words);
}
