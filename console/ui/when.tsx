// A moment in as few signs as tell it apart: the time today, the day this year, else the date. The exact one on hover.
import { useFormatter } from 'use-intl';

/** at: RFC 3339. */
export function When({ at }: { at: string }) {
  const format = useFormatter();
  const [date, now] = [new Date(at), new Date()];
  const words =
    date.toDateString() === now.toDateString()
      ? format.dateTime(date, { timeStyle: 'short' })
      : date.getFullYear() === now.getFullYear()
        ? format.dateTime(date, { day: 'numeric', month: 'short' })
        : format.dateTime(date, { dateStyle: 'short' });
  return (
    <time dateTime={at} title={format.dateTime(date, { dateStyle: 'medium', timeStyle: 'medium' })}>
      {words}
    </time>
  );
}
