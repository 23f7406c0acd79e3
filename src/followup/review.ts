// What is wrong with response times beyond their shape: told when they are written, beside the field. Pure.
import { fieldError, type FieldError } from '../platform/field-error.ts';
import type { ListedFact } from '../scoring/fact-list.ts';
import { reviewInOrder } from '../scoring/review-in-order.ts';
import { dueAt, workTime } from './business-time.ts';
import type { Calendar } from './calendar.ts';
import { holidayCountries, holidayRegions } from './holidays.ts';
import type { ResponsePolicy, ResponseTimes } from './policy.ts';

/** managerIds: whom "managers" stands for now. memberIds: all who belong here and may sign in. */
export type People = { managerIds: readonly string[]; memberIds: ReadonlySet<string> };

const mostDays = 366;
const dayMs = 86_400_000;

/** facts: what conditions may ask here. */
export type Known = { people: People; facts: readonly ListedFact[] };

export function reviewTimes(
  { calendars, policies }: ResponseTimes,
  { people, facts }: Known,
  now: Date,
): FieldError[] {
  return [
    ...sameIds('calendars', calendars),
    ...sameIds('policies', policies),
    ...calendars.flatMap((calendar, at) => reviewHolidays(calendar, `calendars.${at}`)),
    ...policies.flatMap((policy, at) => [
      ...reviewInOrder('policies', policies, at, facts),
      ...reviewTime(policy, calendars, now, `policies.${at}`),
      ...reviewPeople(policy, people, `policies.${at}`),
    ]),
  ];
}

export function sameIds(list: string, items: readonly { id: string }[]): FieldError[] {
  return items.flatMap(({ id }, at) =>
    items.findIndex((item) => item.id === id) < at
      ? [fieldError(`${list}.${at}.id`, 'Another has this id; give each its own.', 'taken')]
      : [],
  );
}

export function reviewHolidays({ holidays }: Pick<Calendar, 'holidays'>, path: string): FieldError[] {
  if (holidays === null) return [];
  const { country, region } = holidays;
  if (!Object.hasOwn(holidayCountries('en'), country))
    return [
      fieldError(
        `${path}.holidays.country`,
        'We know no holidays of such a country; give a code such as PL.',
        'not_a_country',
      ),
    ];
  const regions = Object.keys(holidayRegions(country, 'en'));
  if (region === null || regions.includes(region)) return [];
  const options = regions.join(', ');
  return [
    regions.length === 0
      ? fieldError(
          `${path}.holidays.region`,
          'Leave it out: this country has no holidays by region.',
          'must_be_empty',
        )
      : fieldError(`${path}.holidays.region`, `Must be one of ${options}.`, 'not_one_of', { options }),
  ];
}

function reviewTime(
  { minutes, calendar, warn }: ResponsePolicy,
  calendars: readonly Calendar[],
  now: Date,
  path: string,
): FieldError[] {
  const found = calendars.find(({ id }) => id === calendar);
  if (calendar !== null && found === undefined) {
    const options = calendars.map(({ id }) => id).join(', ') || '–';
    return [
      fieldError(`${path}.calendar`, `There is no such calendar; there are: ${options}.`, 'not_one_of', {
        options,
      }),
    ];
  }
  if (warn !== null && 'minutes' in warn && warn.minutes >= minutes)
    return [
      fieldError(
        `${path}.warn.minutes`,
        `Must be less than the ${minutes} minutes that there are.`,
        'too_large',
        { max: minutes - 1 },
      ),
    ];
  const due = dueAt(now, minutes, workTime(found ?? null));
  if (due !== null && due.getTime() - now.getTime() <= mostDays * dayMs) return [];
  return [
    fieldError(
      `${path}.minutes`,
      'By this calendar that is more than a year: give less, or open it for longer.',
      'wrong_value',
    ),
  ];
}

function reviewPeople({ escalate }: ResponsePolicy, people: People, path: string): FieldError[] {
  if (escalate?.to === 'managers' && people.managerIds.length === 0)
    return [
      fieldError(
        `${path}.escalate`,
        'There is no manager and no owner who could hear of it: invite one, or name a person.',
        'nobody',
      ),
    ];
  if (escalate?.to === 'user' && !people.memberIds.has(escalate.userId))
    return [
      fieldError(`${path}.escalate.userId`, 'Give a person who belongs here and may sign in.', 'nobody'),
    ];
  return [];
}
