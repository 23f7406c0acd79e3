// What the publisher's and the operator's destination routes have in common: their paths, policies and who owns what.
import type * as z from 'zod';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { operatorId } from '../platform/ids.ts';
import type { DestinationRole } from '../routing/route.ts';
import type { DestinationInput } from './create-destination.ts';
import type { Delivering } from './delivering.ts';

/** Whose destinations, and the role a new one has. */
export type Owner = { publisherId: string; role: DestinationRole };

type Config = { scope: 'destinations:read' | 'destinations:write' | 'mappings:write' } | { operator: true };

export type Mounting<Params extends z.ZodType, One extends z.ZodType> = {
  path: string;
  params: Params;
  one: One;
  config: { read: Config; write: Config; map: Config };
  ownerOf(params: never): Owner;
  body: z.ZodType<DestinationInput>;
};

/** The owner, and the destination that the path names where it names one. */
export function placeOf(mounting: Mounting<z.ZodType, z.ZodType>, params: unknown): Owner & { id: string } {
  return { ...mounting.ownerOf(params as never), id: (params as { destinationId: string }).destinationId };
}

/** Confined to the publisher's rows, or the owner's role for the operator. */
export function reading<Result>(
  app: App,
  publisherId: string,
  read: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return publisherId === operatorId ? app.db.tx(read) : app.db.asPublisher(publisherId, read);
}

/** This process knows of the change at once, the others soon. */
export async function tell(app: App, { engine }: Delivering, publisherId: string): Promise<void> {
  await engine.directory.refresh();
  await app.db.notify('configuration', publisherId);
}
