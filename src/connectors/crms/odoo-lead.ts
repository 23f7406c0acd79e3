// What every Odoo does with leads, over whichever API it has: fields, writing, checking, and what becomes of them.
import type { Crm, Settings } from '../connector.ts';
import type { Call } from './odoo-answers.ts';
import { defaults, odooFields, targets, type MayDo } from './odoo-fields.ts';
import { odooLoad } from './odoo-load.ts';
import { odooTracking, type Known } from './odoo-tracking.ts';
import { odooUpdate } from './odoo-update.ts';

type Version = {
  /** A record's page. */
  urlOf: (settings: Settings, id: string) => string;
  mayDo: MayDo;
  /** Which fields of tracking it has, where that differs from one to the next. */
  known?: Known;
};

export function odooLeads(
  call: Call,
  { urlOf, mayDo, known }: Version,
): Pick<Crm, 'mappable' | 'describe' | 'inspect' | 'push' | 'batch' | 'update' | 'cleanUp' | 'tracking'> {
  const tracking = odooTracking(call, urlOf, known);
  return {
    mappable: { targets, open: true, defaults },
    ...odooFields(call, mayDo),
    ...odooLoad(call, urlOf),
    /** Sellers may not delete leads, only their managers: then the marked record stays. */
    async cleanUp({ externalId }, _key, settings, wire) {
      const ids = [Number(externalId)];
      const told = await call(settings, wire, 'crm.lead', 'unlink', { ids }, 'writes');
      return told.is === 'told' && told.value === true;
    },
    update: odooUpdate(call, urlOf, tracking),
    tracking,
  };
}
