// What narrows the inbox: words, and one value of each kind. All of it is in the address.
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { useLanguage } from '../../language.tsx';
import { useMay, usePublisherId } from '../../session.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { Pick } from '../../ui/pick.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useSaid } from '../delivery/said.ts';
import { countriesOf } from './countries.ts';
import {
  deliveryStates,
  filterNames,
  kinds,
  letters,
  spans,
  stages,
  statuses,
  tabOf,
  tabs,
  type Filters,
} from './lead-query.ts';
import { usePeople } from './people.ts';
import { useStorefronts } from './storefronts.ts';

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(180px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const rare = ['kind', 'status', 'action', 'country', 'grade', 'stage', 'hot', 'time', 'from', 'to'] as const;
const actions = ['PLT', 'INS', 'Create', 'StartTestDrive', 'DNC'];
type Change = (change: { [Name in keyof Filters]?: string | undefined }) => void;

export function LeadFilters({ filters, onChange }: { filters: Filters; onChange: Change }) {
  const t = useTranslations('leads');
  const styles = useStyles();
  const [wanted, setWanted] = useState(false);
  const open = wanted || rare.some((name) => filters[name] !== undefined);
  const narrow = useNarrow();
  const set = Object.keys(filters).some((name) => name !== 'tab');
  const clear = () =>
    onChange(
      Object.fromEntries(filterNames.filter((name) => name !== 'tab').map((name) => [name, undefined])),
    );
  return (
    <section aria-label={t('filters')}>
      <div className={styles.line}>
        <Search value={filters.q} onSearch={(q) => onChange({ q })} />
        {(!narrow || open) && <UsualFilters filters={filters} onChange={onChange} />}
        <span className={styles.buttons}>
          <Button icon={<FilterRegular />} aria-expanded={open} onClick={() => setWanted(!open)}>
            {t('moreFilters')}
          </Button>
          {set && (
            <Button appearance="subtle" onClick={clear}>
              {t('clear')}
            </Button>
          )}
        </span>
        {open && <RareFilters filters={filters} onChange={onChange} />}
      </div>
    </section>
  );
}

function Search({
  value,
  onSearch,
}: {
  value: string | undefined;
  onSearch: (q: string | undefined) => void;
}) {
  const t = useTranslations('leads');
  const toLeads = () => document.querySelector<HTMLElement>('[data-endless] a[tabindex="0"]')?.focus();
  return (
    <SearchField
      label={t('search')}
      hint={t('searchHint')}
      value={value}
      most={200}
      onSearch={onSearch}
      onDown={toLeads}
    />
  );
}

function UsualFilters({ filters, onChange }: { filters: Filters; onChange: Change }) {
  const t = useTranslations('leads');
  const publisherId = usePublisherId();
  const may = useMay();
  const said = useSaid();
  const storefronts = useStorefronts();
  const people = usePeople();
  const fixed = tabs[tabOf(filters)] as Filters;
  const listings = useQuery({
    queryKey: [publisherId, 'listing names'],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/listings', {
          params: { path: { publisherId }, query: { limit: 200 } },
        }),
      ),
    enabled: may('listings:read'),
  });
  const pick = (name: keyof Filters, options: readonly (readonly [string, string])[]) => (
    <Pick
      label={t(`filter.${name}`)}
      value={filters[name]}
      none={t('any')}
      options={options}
      onPick={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <>
      {storefronts.length > 1 &&
        pick(
          'storefront',
          storefronts.map(({ id, name }) => [id, name] as const),
        )}
      {may('listings:read') &&
        pick(
          'listing',
          (listings.data?.items ?? []).map(({ id, title }) => [id, title] as const),
        )}
      {may('people:read') &&
        fixed.assigned === undefined &&
        pick('assigned', [
          ['me', t('me')],
          ['none', t('nobody')],
          ...people.map(({ id, name }) => [id, name] as const),
        ])}
      {fixed.delivery === undefined &&
        pick(
          'delivery',
          deliveryStates.map((state) => [state, said(state, 'state')] as const),
        )}
    </>
  );
}

function RareFilters({ filters, onChange }: { filters: Filters; onChange: Change }) {
  const t = useTranslations('leads');
  const said = useSaid();
  const stageName = useTranslations('qualification.stages');
  const { language } = useLanguage();
  const fixed = tabs[tabOf(filters)] as Filters;
  const optionsOf = (values: readonly string[], group: string) =>
    values.map((value) => [value, said(value, group)] as const);
  const pick = (name: keyof Filters, options: readonly (readonly [string, string])[]) => (
    <Pick
      label={t(`filter.${name}`)}
      value={filters[name]}
      none={t('any')}
      options={options}
      onPick={(value) => onChange({ [name]: value })}
    />
  );
  const day = (name: 'from' | 'to') => (
    <Field label={t(`filter.${name}`)}>
      <Input
        type="date"
        value={filters[name] ?? ''}
        onChange={(_, { value }) => onChange({ [name]: value || undefined, time: undefined })}
      />
    </Field>
  );
  return (
    <>
      {fixed.kind === undefined && pick('kind', optionsOf(kinds, 'kind'))}
      {fixed.status === undefined && pick('status', optionsOf(statuses, 'status'))}
      {pick('action', optionsOf(actions, 'action'))}
      {pick('country', countriesOf(language))}
      {pick(
        'grade',
        letters.map((letter) => [letter, t('gradeFrom', { letter })] as const),
      )}
      {pick(
        'stage',
        stages.map((stage) => [stage, stageName(stage)] as const),
      )}
      {pick('hot', [['true', t('hot')]])}
      <Pick
        label={t('filter.time')}
        value={filters.time}
        none={t('any')}
        options={spans.map((span) => [span, t(`span.${span}`)] as const)}
        onPick={(time) => onChange({ time, from: undefined, to: undefined })}
      />
      {day('from')}
      {day('to')}
    </>
  );
}
