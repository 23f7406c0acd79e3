// Sends the mails of the morning: what is overdue and what is due that day. One is sent a second time only when this process dies
// between the mail server's yes and the note of it; both have the same Message-ID.
import type { Letter, Post } from '../accounts/post.ts';
import type { App } from '../platform/app.ts';
import { wordsOf } from '../platform/words.ts';
import { dueLines, type DueLine } from './due-store.ts';
import { leadPage, oneLine, titleOf } from './due-words.ts';
import { claimMornings, endMorning, readersOf, type ClaimedMorning, type Reader } from './morning-store.ts';

/** More of one kind than these are a number and a link. */
const mostLines = 20;

/** Resolves when nothing is left to send now, or the process ends. What could not be sent is tried again later that day. */
export async function mailMornings(app: App, post: Post): Promise<void> {
  if (app.config.smtpUrl === null) return;
  while (!post.isClosing()) {
    const claimed = await claimMornings(app.db, app.clock.now());
    if (claimed.length === 0) return;
    const userIds = claimed.map(({ userId }) => userId);
    const readers = new Map(
      (await readersOf(app.db, userIds)).map((reader) => [reader.userId, reader] as const),
    );
    const lines = Map.groupBy(
      await dueLines(app.db, claimed, app.clock.now(), mostLines),
      ({ userId }) => userId,
    );
    for (const morning of claimed)
      await mailOne(app, post, morning, readers.get(morning.userId), lines.get(morning.userId) ?? []);
  }
}

/** What was done meanwhile is left out, and where nothing remains there is no mail. */
async function mailOne(
  app: App,
  post: Post,
  morning: ClaimedMorning,
  reader: Reader | undefined,
  lines: DueLine[],
): Promise<void> {
  const isWanted = reader !== undefined && lines.length > 0;
  if (isWanted && !(await post.send(letterOf(app, reader, morning, lines)))) return;
  await endMorning(app.db, morning, isWanted ? app.clock.now() : null);
  if (isWanted) app.log.info({ userId: morning.userId, tasks: lines.length }, 'morning.mailed');
}

function letterOf(app: App, reader: Reader, { userId, day }: ClaimedMorning, lines: DueLine[]): Letter {
  const { email, language } = reader;
  const timeZone = reader.timeZone ?? 'UTC';
  const words = wordsOf(language, 'mail');
  const publicUrl = app.publicUrl();
  const atTime = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone });
  const onDay = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const parts = ([true, false] as const).flatMap((overdue) => {
    const those = lines.filter((line) => line.overdue === overdue);
    const more = outOf(those) - those.length;
    if (those.length === 0) return [];
    return [
      words(overdue ? 'tasks.overdue' : 'tasks.today'),
      ...those.map((due) =>
        words('tasks.line', {
          at: (overdue ? onDay : atTime).format(due.dueAt),
          what: titleOf(due, language),
          publisher: oneLine(due.publisherName),
          page: leadPage(publicUrl, due),
        }),
      ),
      ...(more > 0 ? [words('tasks.more', { count: more })] : []),
    ];
  });
  const given = {
    overdue: outOf(lines.filter(({ overdue }) => overdue)),
    today: outOf(lines.filter(({ overdue }) => !overdue)),
    parts: parts.join('\n\n'),
    timeZone,
    url: `${publicUrl}/account`,
  };
  return { to: email, language, kind: 'tasks', given, messageId: `morning.${day}.${userId}@leadshare` };
}

const outOf = ([first]: DueLine[]) => first?.outOf ?? 0;
