// An Odoo of the benchmark, simulated in a process of its own: it has records of ours, and is asked for them.
import { startOdoo } from '../../test/fakes/odoo.ts';
import { answerParent } from './child.ts';

export type Crm = {
  /** What a destination there is created with. */
  settings(given: null): Record<string, string>;
  /** Records that are there: the delivery's id and their own. */
  hold(records: [deliveryId: string, id: number][]): void;
  /** How often it was asked since. */
  asked(given: null): number;
};

const odoo = await startOdoo();

answerParent(
  {
    settings: () => ({ url: odoo.url, database: odoo.database, apiKey: odoo.apiKey }),
    hold(records: [string, number][]) {
      for (const [deliveryId, id] of records)
        odoo.leads.set(`leadshare.${deliveryId}`, {
          id,
          values: {},
          more: {},
          writtenAt: Date.UTC(2026, 0, 1),
        });
    },
    asked: () => odoo.seen.splice(0).length,
  } satisfies { [Name in keyof Crm]: (given: never) => unknown },
  () => odoo.close(),
);
