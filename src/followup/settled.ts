// The activities by which a customer was spoken with, as a condition of SQL: what settles() says of one.
import sql, { join } from 'sql-template-tag';
import { spokenWith } from './activity.ts';

/** Of a row of activities that is called activity. */
export const settled = sql`(activity.direction = 'incoming' or activity.outcome in (${join([...spokenWith])}))`;
