// A length of time in words, as short as tells it apart: "3 min", "2 h 5 min", "4 days 3 h"; and the time now, so that it stays true.
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';

const steps = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
] as const;

/** Takes seconds. The two greatest units, and seconds only below a minute. */
export function useLength(): (seconds: number) => string {
  const t = useTranslations('follow-up.for');
  return (seconds) => {
    const whole = Math.max(0, Math.round(seconds));
    const offered = whole < 60 ? steps : steps.slice(0, 3);
    const first = offered.findIndex(([, size]) => whole >= size);
    if (first === -1) return t('seconds', { count: whole });
    const parts: string[] = [];
    let rest = whole;
    for (const [unit, size] of offered.slice(first, first + 2)) {
      const count = Math.floor(rest / size);
      rest -= count * size;
      if (count > 0) parts.push(t(unit, { count }));
    }
    return parts.join(' ');
  };
}

/** Renewed as often as what is counted down can be seen to change. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
