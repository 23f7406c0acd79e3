// To when a task is put off with one tap, by the reader's own clock. Pure.

const mostLate = 18;

/** later: in three hours at the next half hour; null when the working day is over by then. */
export function postponeTimes(now: Date): { later: Date | null; tomorrow: Date; nextWeek: Date } {
  const morning = (days: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9, 0, 0, 0);
  const later = new Date(now);
  later.setHours(now.getHours() + 3, now.getMinutes() < 30 ? 30 : 60, 0, 0);
  const isToday = later.toDateString() === now.toDateString();
  // Sunday is the last day of a week.
  const untilMonday = 8 - (now.getDay() || 7);
  return {
    later: isToday && later.getHours() < mostLate ? later : null,
    tomorrow: morning(1),
    nextWeek: morning(untilMonday),
  };
}

/** As a datetime-local field has it, in the reader's own time. */
export function localText(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
