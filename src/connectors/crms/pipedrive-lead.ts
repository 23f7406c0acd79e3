// The values of a mapping as a Pipedrive lead takes them.
import type { Values } from '../../mapping/mapping.ts';
import { personPrefix } from './pipedrive-person.ts';

const apart = new Set(['note', 'value.amount', 'value.currency']);

/** A value has an amount and a currency, or is left out. */
export function leadFieldsOf(values: Values): Record<string, unknown> {
  const own = Object.entries(values).filter(([name]) => !apart.has(name) && !name.startsWith(personPrefix));
  const { 'value.amount': amount, 'value.currency': currency } = values;
  return {
    ...Object.fromEntries(own.map(([name, value]) => [name, asTaken(name, value)])),
    ...(amount !== undefined && currency !== undefined && { value: { amount, currency } }),
  };
}

/** Labels are a list, a channel is a number, a date has no time. */
function asTaken(name: string, value: string | number | boolean): unknown {
  if (name === 'label_ids')
    return String(value)
      .split(',')
      .map((id) => id.trim());
  if (name === 'channel') return Number(value);
  return name === 'expected_close_date' ? String(value).slice(0, 10) : value;
}
