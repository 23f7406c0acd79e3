// Each storefront's policy, readable: for whom it is, what it lists, where its leads go, and what customers agree to there.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import { Mark } from '../../ui/marks.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useSaid } from '../delivery/said.ts';
import { useListingWords } from './listing-words.ts';
import { storefrontsQuery } from './listings.ts';

type Storefront = Schema['Storefront'];
type Action = Storefront['actions'][number];

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(480px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
});

export function OperatorStorefronts() {
  const t = useTranslations('operator.storefronts');
  const styles = useStyles();
  const query = useQuery(storefrontsQuery);
  return (
    <Screen
      title={t('title')}
      actions={
        <Link to="/store" reloadDocument target="_blank">
          {t('store')}
        </Link>
      }
    >
      <Text>{t('about')}</Text>
      <Answered query={query}>
        {({ items }) => (
          <div className={styles.cards}>
            {items.map((storefront) => (
              <Policy key={storefront.id} storefront={storefront} />
            ))}
          </div>
        )}
      </Answered>
    </Screen>
  );
}

function Policy({ storefront }: { storefront: Storefront }) {
  const t = useTranslations('operator.storefronts');
  const said = useSaid();
  const words = useListingWords();
  const columns = useColumns();
  const { name, audience, motion, listingKinds, leadRoutes, attachable, actions } = storefront;
  const or = (key: string, code: string) => (t.has(key) ? t(key) : code);
  const routes = (all: string[]) => all.map((route) => said(route, 'route')).join(', ');
  return (
    <Card title={name}>
      <Facts
        facts={[
          [t('audience'), or(`audiences.${audience}`, audience)],
          [t('motion'), or(`motions.${motion}`, motion)],
          [t('kinds'), listingKinds.map(words.kind).join(', ')],
          [t('routes'), routes(leadRoutes)],
          [t('attachable'), attachable.length === 0 ? t('nothingElse') : routes(attachable)],
        ]}
      />
      <Text weight="semibold">{t('actions')}</Text>
      <DataTable
        label={t('actionsOf', { name })}
        columns={columns}
        rows={actions}
        rowId={({ code }) => code}
      />
    </Card>
  );
}

function useColumns(): Column<Action>[] {
  const t = useTranslations('operator.storefronts');
  const reasons = useTranslations('reasons');
  const said = useSaid();
  return [
    {
      id: 'action',
      title: t('action'),
      cell: ({ code, reading, kind }) => (
        <>
          {reasons.has(`action.${code}`) ? reasons(`action.${code}`) : reading}
          <Text block size={200} font="monospace">
            {code}
          </Text>
          {kind === 'notice' && <Mark tone="quiet">{said('notice', 'kind')}</Mark>}
        </>
      ),
    },
    {
      id: 'consent',
      title: t('consent'),
      cell: ({ consent: { basis, scope } }) => (
        <>
          {said(basis, 'basis')}
          <Text block size={200}>
            {said(scope, 'scope')}
          </Text>
        </>
      ),
    },
  ];
}
