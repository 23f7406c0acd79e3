// Keeps what came of days that are over, and makes anew those that something happened to: a day at a time, the newest first.
import type { App } from '../platform/app.ts';
import { usualHalfLifeDays } from './attribution.ts';
import { totalsOf } from './book.ts';
import { dayOf } from './code.ts';
import { daysToKeep, marksOf, saveDay, takeMarks, type Wanted } from './day-store.ts';
import { DayBook } from './kept-day.ts';
import { spanOf } from './spans.ts';
import { everybodyMoved } from './walk.ts';

const dayMs = 86_400_000;
/** So long after its end a day is over: what happened on it has been committed by then. */
const graceMs = 3_600_000;
/** As far back as two periods of the longest that insight is asked for. */
const mostDays = 1_464;

/** So many days at most; answers how many. */
export async function keepDays(app: App, most = 8): Promise<number> {
  const last = app.clock.now().getTime() - graceMs - dayMs;
  const wanted = await daysToKeep(app.db, {
    since: dayOf(new Date(last - mostDays * dayMs)),
    last: dayOf(new Date(last)),
    usualHalfLife: usualHalfLifeDays,
    most,
  });
  for (const each of wanted) await keepDay(app, each);
  return wanted.length;
}

function keepDay(app: App, { publisherId, day, halfLifeDays }: Wanted): Promise<void> {
  return app.db.tx(async (tx) => {
    const marks = await marksOf(tx, publisherId, day);
    const span = spanOf({ from: day, to: day });
    const book = new DayBook(span);
    for await (const person of everybodyMoved(tx, publisherId, span)) book.enter(person, halfLifeDays);
    await saveDay(
      tx,
      { publisherId, day, halfLifeDays },
      book.kept(day, await totalsOf(tx, publisherId, span)),
    );
    await takeMarks(tx, publisherId, day, marks);
  });
}
