// A moment as people say it, with the exact one beside it: "5 minutes ago", and on hover the date, time and zone.
import { useEffect, useState } from 'react';
import { useFormatter } from 'use-intl';

/** at: RFC 3339. */
export function Ago({ at }: { at: string }) {
  const format = useFormatter();
  const now = useMinute();
  const date = new Date(at);
  return (
    <time dateTime={at} title={format.dateTime(date, exact)}>
      {format.relativeTime(date, { now: Math.max(now, date.getTime()), style: 'short' })}
    </time>
  );
}

export function Exactly({ at }: { at: string }) {
  const format = useFormatter();
  return <time dateTime={at}>{format.dateTime(new Date(at), exact)}</time>;
}

const exact = { dateStyle: 'medium', timeStyle: 'medium' } as const;

/** The time, renewed each minute so that words stay true. */
function useMinute(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
