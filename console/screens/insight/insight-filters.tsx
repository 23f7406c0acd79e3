// One set of filters above all blocks: the days, what they are compared with, in which view, and by what. All of it is in the address.
import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { comparisons, spans } from '../../../src/insight/span.ts';
import { Pick } from '../../ui/pick.tsx';
import { comparisonOf, mostDays, spanOf, type Asked, type DayName, type Fault } from './asked.ts';
import { dimensions, views } from './insight.ts';
import { dimensionOf, viewOf, type Change, type Filters } from './use-asked.ts';

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(230px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
});

type InsightFilters = {
  filters: Filters;
  change: Change;
  asked: Asked | null;
  faults: Partial<Record<DayName, Fault>>;
  /** Not where nothing is compared. */
  compares: boolean;
};

export function InsightFilters({ filters, change, asked, faults, compares }: InsightFilters) {
  const t = useTranslations('insight');
  const styles = useStyles();
  const span = spanOf(filters);
  const comparison = comparisonOf(filters);
  const day = (name: DayName) => <Day key={name} {...{ name, filters, change }} fault={faults[name]} />;
  // What was shown is where one's own days begin.
  const own = (first: DayName, last: DayName) =>
    asked === null ? {} : { [first]: asked[first], [last]: asked[last] };
  return (
    <section aria-label={t('filters')} className={styles.line}>
      <Pick
        label={t('filter.span')}
        value={span}
        options={spans.map((each) => [each, t(`span.${each}`)] as const)}
        onPick={(next) =>
          change(
            next === 'own'
              ? { span: next, ...own('from', 'to') }
              : { span: next === '28d' ? undefined : next, from: undefined, to: undefined },
          )
        }
      />
      {span === 'own' && (['from', 'to'] as const).map(day)}
      {compares && (
        <Pick
          label={t('filter.compare')}
          value={comparison}
          options={comparisons.map((each) => [each, t(`compare.${each}`)] as const)}
          onPick={(next) =>
            change(
              next === 'own'
                ? { compare: next, ...own('beforeFrom', 'beforeTo') }
                : {
                    compare: next === 'before' ? undefined : next,
                    beforeFrom: undefined,
                    beforeTo: undefined,
                  },
            )
          }
        />
      )}
      {compares && comparison === 'own' && (['beforeFrom', 'beforeTo'] as const).map(day)}
      {compares && <Told filters={filters} change={change} />}
    </section>
  );
}

/** In which view it is told, and by what. */
function Told({ filters, change }: { filters: Filters; change: Change }) {
  const t = useTranslations('insight');
  return (
    <>
      <Pick
        label={t('filter.by')}
        value={dimensionOf(filters)}
        options={dimensions.map((each) => [each, t(`dimensions.${each}`)] as const)}
        onPick={(by) => change({ by: by === 'listing' ? undefined : by, key: undefined })}
      />
      <Pick
        label={t('filter.view')}
        value={viewOf(filters)}
        options={views.map((each) => [each, t(`view.${each}`)] as const)}
        onPick={(view) => change({ view: view === 'arrival' ? undefined : view })}
      />
    </>
  );
}

type Day = { name: DayName; filters: Filters; change: Change; fault: Fault | undefined };

function Day({ name, filters, change, fault }: Day) {
  const t = useTranslations('insight');
  return (
    <Field
      label={t(`filter.${name}`)}
      {...(fault === undefined
        ? {}
        : { validationState: 'error' as const, validationMessage: t(`fault.${fault}`, { most: mostDays }) })}
    >
      <Input
        type="date"
        value={filters[name] ?? ''}
        onChange={(_, { value }) => change({ [name]: value || undefined })}
      />
    </Field>
  );
}
