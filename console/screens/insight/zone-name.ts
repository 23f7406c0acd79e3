// How a time zone is written where people read it.
export const zoneName = (zone: string) => zone.replaceAll('_', ' ');
