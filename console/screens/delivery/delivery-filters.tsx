// What narrows the list of deliveries; all of it is in the address.
import { Button, Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { useFilters } from '../../ui/filters.ts';
import { useSelectStyles } from '../../ui/select-field.tsx';
import { states, type DeliveryFilter, type State } from './deliveries.ts';
import type { Destination } from './destinations.ts';
import { useSaid } from './said.ts';
import { useDestinationName } from './kinds.ts';

/** Why a delivery may have failed last, as the API names it. */
const reasons = [
  'unreachable',
  'timeout',
  'rate_limited',
  'remote_error',
  'remote_busy',
  'malformed_reply',
  'internal_error',
  'unauthorized',
  'misconfigured',
  'blocked_address',
  'redirected',
  'endpoint_gone',
  'invalid_lead',
  'too_large',
  'closed_remotely',
  'destination_removed',
] as const;
const names = ['destination', 'state', 'reason', 'since'] as const;

const useStyles = makeStyles({
  bar: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
  },
  field: { minWidth: 0 },
});

/** As the API wants them, from what the address says. Times there are the reader's own. */
export function useDeliveryFilter(): DeliveryFilter {
  const [{ destination, state, reason, since }] = useFilters(names);
  return {
    ...(destination ? { destinationId: destination } : {}),
    ...(state && states.includes(state as State) ? { state: state as State } : {}),
    ...(reason ? { reason } : {}),
    ...sinceOf(since),
  };
}

function sinceOf(text: string | undefined): DeliveryFilter {
  const time = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(time) ? {} : { since: new Date(time).toISOString() };
}

export function DeliveryFilters({ destinations }: { destinations: readonly Destination[] }) {
  const t = useTranslations('deliveries');
  const said = useSaid();
  const styles = useStyles();
  const select = useSelectStyles();
  const [filters, change] = useFilters(names);
  const nameOf = useDestinationName();
  const choice = (name: 'destination' | 'state' | 'reason', options: (readonly [string, string])[]) => (
    <Field label={t(name)} className={mergeClasses(styles.field, select.field)}>
      <Select value={filters[name] ?? ''} onChange={(_, { value }) => change({ [name]: value })}>
        <option value="">{t('any')}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <search className={styles.bar} aria-label={t('filters')}>
      {choice(
        'destination',
        destinations.map(({ id, kind, name }) => [id, nameOf(kind, name)] as const),
      )}
      {choice(
        'state',
        states.map((state) => [state, said(state, 'state')] as const),
      )}
      {choice(
        'reason',
        reasons.map((reason) => [reason, said(reason)] as const),
      )}
      <Field label={t('since')} className={styles.field}>
        <Input
          type="datetime-local"
          value={filters.since ?? ''}
          onChange={(_, { value }) => change({ since: value })}
        />
      </Field>
      {Object.keys(filters).length > 0 && (
        <Button
          appearance="subtle"
          onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}
        >
          {t('clear')}
        </Button>
      )}
    </search>
  );
}
