// Whether a destination can keep its records in step with opportunities: its kind, whose it is, and whether its mapping says anything of them.
import type { Crm } from '../connectors/connector.ts';
import { crms } from '../connectors/crms/index.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { opportunityFields } from '../mapping/opportunity-facts.ts';
import { fieldError, type FieldError } from '../platform/field-error.ts';
import { invalidFields } from '../platform/refusal.ts';
import type { DestinationRole } from '../routing/route.ts';
import { mappingOf } from './destination.ts';

type Asked = { role: DestinationRole; mapping: Mapping | null };

/** Kinds that can write a record a second time without making another. */
const able = crms.filter(({ update }) => update !== undefined).map(({ name }) => name);

/** Throws Refusal that names the field and says what to do. */
export function checkFollowing(crm: Crm, asked: Asked): void {
  const error = faultIn(crm, asked);
  if (error !== null) throw invalidFields([error]);
}

function faultIn(crm: Crm, { role, mapping }: Asked): FieldError | null {
  const field = 'followsOpportunities';
  if (role === 'field-seller-crm')
    return fieldError(
      field,
      'What a deal is worth is its publisher’s own: only a publisher’s destination can follow it.',
      'follows_own_alone',
    );
  const options = able.join(', ');
  if (role === 'events' || crm.update === undefined)
    return fieldError(
      field,
      `${crm.name} keeps no record that could follow an opportunity; use one of ${options}, with leads.`,
      'cannot_follow',
      { name: crm.name, options },
    );
  if (opportunityFields(mappingOf(crm, { mapping }).fields).length > 0) return null;
  return fieldError(
    field,
    'The mapping takes nothing from the opportunity: fill a field from it first, such as from opportunity.stage.',
    'nothing_to_follow',
  );
}
