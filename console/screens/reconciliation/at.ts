// A moment to the minute, within a sentence.
import { useFormatter } from 'use-intl';

export function useAt() {
  const format = useFormatter();
  return (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
}
