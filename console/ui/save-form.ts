// Sends a form and puts the server's complaints beside its fields.
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { placeProblem } from './form.tsx';
import { useProblemWords, type ProblemWords } from './problem-words.ts';
import type { Sent } from './sending.tsx';

/** under: the prefix by which the API names the form's fields. */
export async function saveForm<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  names: readonly string[],
  send: (values: Values) => Promise<unknown>,
  words: ProblemWords,
  under: string,
): Promise<Sent> {
  let answer: Sent = false;
  await form.handleSubmit(async (values) => {
    try {
      await send(values);
      answer = null;
    } catch (error) {
      answer = placeProblem(error, form.setError, names, under, words) ?? false;
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
    under = '',
  ) => saveForm(form, names, send, words, under);
}
