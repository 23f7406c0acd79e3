// A moment as people say it, with the exact one beside it: "5 min. ago" or "in 5 min.", and on hover the date, time and zone.
import { useEffect, useState } from 'react';
import { useFormatter } from 'use-intl';

type Moment = { /** RFC 3339. */ at: string };

/** What has been; never ahead, though the server's clock may be. */
export function Ago({ at }: Moment) {
  const now = useMinute();
  return <Relative at={at} now={Math.max(now, Date.parse(at))} />;
}

/** What is to come; never past, though it may be late. */
export function Until({ at }: Moment) {
  const now = useMinute();
  return <Relative at={at} now={Math.min(now, Date.parse(at))} />;
}

function Relative({ at, now }: Moment & { now: number }) {
  const format = useFormatter();
  const date = new Date(at);
  return (
    <time dateTime={at} title={format.dateTime(date, exact)}>
      {format.relativeTime(date, { now, style: 'short' })}
    </time>
  );
}

export function Exactly({ at }: Moment) {
  const format = useFormatter();
  return <time dateTime={at}>{format.dateTime(new Date(at), exact)}</time>;
}

/** Where seconds say nothing, as of what people set. */
export function ToTheMinute({ at }: Moment) {
  const format = useFormatter();
  return <time dateTime={at}>{format.dateTime(new Date(at), { ...exact, timeStyle: 'short' })}</time>;
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
