// What an actor may see of leads, in one place: everything of the publisher, or for a seller what is assigned to them.
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Actor } from './actor.ts';

/** A transaction in which the database itself shows the publisher's rows, and of leads those that the actor may see. */
export function asActor<Result>(
  app: App,
  actor: Actor,
  publisherId: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return app.db.asPublisher(publisherId, work, assigneeOf(actor));
}

export type Confined = Pick<Actor, 'onlyAssigned' | 'userId'>;

/** Whose leads alone the actor sees; null: everybody's. */
export function assigneeOf({ onlyAssigned, userId }: Confined): string | null {
  return onlyAssigned ? (userId ?? 'nobody') : null;
}
