// What it means that no record can be made of a lead: the sentence of the connector, with the field.
import { answersOf } from '../connectors/answers.ts';
import type { Crm, Outcome } from '../connectors/connector.ts';
import type { Unfit } from '../mapping/mapping.ts';

const codeOfUnfit = {
  missing: 'value_missing',
  too_long: 'value_too_long',
  not_in_list: 'value_not_in_list',
  not_a_number: 'value_wrong',
  not_true_or_false: 'value_wrong',
  not_a_date: 'value_wrong',
  failed: 'value_failed',
} as const;

export function unfitOutcome(crm: Crm, { field, why }: Unfit): Outcome {
  return answersOf(crm.name)(codeOfUnfit[why], { field });
}
