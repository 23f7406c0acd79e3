// What a person has to do as a calendar file (RFC 5545) that their calendar program reads again and again. Pure.
import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventTransparency,
  type ICalEventData,
} from 'ical-generator';
import { wordsOf, type Language } from '../platform/words.ts';
import type { Due } from './due-store.ts';
import { leadPage, oneLine, stepWords, titleOf } from './due-words.ts';

const minuteMs = 60_000;
const lasts = 15 * minuteMs;
const alarmS = 10 * 60;
/** How often calendar programs are asked to look again. */
const refreshS = 15 * 60;

export function calendarFile(
  due: readonly Due[],
  { language, publicUrl, now }: { language: Language; publicUrl: string; now: Date },
): string {
  const name = wordsOf(language, 'calendar')('name');
  const calendar = ical({
    name,
    prodId: { company: 'Leadshare', product: 'Leadshare', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshS,
  });
  for (const each of due) calendar.createEvent(eventOf(each, language, publicUrl, now));
  return `${calendar.toString()}\r\n`;
}

function eventOf(due: Due, language: Language, publicUrl: string, now: Date): ICalEventData {
  const { leadId, taskId, publisherName, dueAt, createdAt, changedAt, sequence } = due;
  const summary = titleOf(due, language);
  const url = leadPage(publicUrl, due);
  const lines = [stepWords(due, language), oneLine(publisherName), url];
  return {
    id: `${taskId ?? `${leadId}.response`}@leadshare`,
    sequence,
    // Of this copy, since the calendar has a method (section 3.8.7.2).
    stamp: now,
    created: createdAt,
    lastModified: changedAt,
    start: dueAt,
    end: new Date(dueAt.getTime() + lasts),
    summary,
    description: lines.filter((line) => line !== null).join('\n'),
    url,
    // A reminder makes nobody busy.
    transparency: ICalEventTransparency.TRANSPARENT,
    alarms: [{ type: ICalAlarmType.display, trigger: alarmS, description: summary }],
  };
}
