// When leads that are gathered go: at the next full hour, or once a day at an hour of the reader's time zone. Pure.

/**
 * The next time that clocks in `timeZone` (IANA) show `hour`:00, after `now`. An hour that a change of clocks leaves out is
 * taken as the moment of the change.
 */
export function nextAtHour(hour: number, timeZone: string, now: Date): Date {
  const { year, month, day } = partsIn(timeZone, now);
  for (let days = 0; ; days++) {
    const at = atHour(Date.UTC(year, month - 1, day + days, hour), timeZone);
    if (at > now.getTime()) return new Date(at);
  }
}

/** The next full hour. */
export function nextHour(now: Date): Date {
  return new Date((Math.floor(now.getTime() / hourMs) + 1) * hourMs);
}

const hourMs = 3_600_000;

/** From what the clocks show to the moment: the zone's offset is asked for twice, since it may change in between. */
function atHour(shown: number, timeZone: string): number {
  const first = shown - offsetMs(timeZone, shown);
  return shown - offsetMs(timeZone, first);
}

function offsetMs(timeZone: string, at: number): number {
  const { year, month, day, hour, minute, second } = partsIn(timeZone, new Date(at));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

function partsIn(timeZone: string, at: Date) {
  const parts = formatFor(timeZone).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than all that is done with it. */
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

export function isTimeZone(name: string): boolean {
  try {
    formatFor(name);
    return true;
  } catch {
    return false;
  }
}
