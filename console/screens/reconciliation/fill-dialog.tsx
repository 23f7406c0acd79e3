// Fills in what is missing, after saying exactly what that will do.
import { Button, makeStyles, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Ask } from '../../ui/ask.tsx';
import { Answered } from '../../ui/faces.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { planQuery, useComparisonActs, type Plan, type Whole } from './comparisons.ts';
import { usePlaceWords } from './place-words.ts';

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: '20px' } });

/** chosen: rows by their place in the list; left out: all that can be. */
export function FillDialog({ whole, chosen }: { whole: Whole; chosen?: number[] }) {
  const t = useTranslations('reconciliation.fill');
  const notices = useNotices();
  const { fill } = useComparisonActs();
  const [asked, setAsked] = useState(0);
  const { id } = whole.comparison;
  const isRunning = whole.backFills.some(({ state }) => state === 'running');
  const send = async () => {
    await fill.mutateAsync(chosen === undefined ? { id } : { id, rows: chosen });
    notices.done(t('begun'));
    return null;
  };
  return (
    <Ask
      button={
        <Button appearance="primary" size="small" disabledFocusable={isRunning}>
          {chosen === undefined ? t('act') : t('actChosen', { count: chosen.length })}
        </Button>
      }
      title={t('title')}
      act={t('begin')}
      onOpen={() => setAsked(asked + 1)}
      onSend={send}
    >
      {asked > 0 && <Planned key={asked} whole={whole} chosen={chosen} />}
    </Ask>
  );
}

function Planned({ whole, chosen }: { whole: Whole; chosen: number[] | undefined }) {
  const t = useTranslations('reconciliation.fill');
  const query = useQuery(planQuery(usePublisherId(), whole.comparison.id, chosen));
  const lines = useLines(whole);
  const styles = useStyles();
  return (
    <Answered query={query}>
      {(plan) => (
        <>
          {plan.takeIn === 0 && plan.sends.length === 0 && <Text>{t('nothing')}</Text>}
          <ul className={styles.list}>
            {lines(plan).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {plan.takeIn > 0 && <Text size={200}>{t('consent')}</Text>}
        </>
      )}
    </Answered>
  );
}

function useLines({ destinations }: Whole): (plan: Plan) => string[] {
  const t = useTranslations('reconciliation.fill');
  const { crmOf, reasonOf, stateOf } = usePlaceWords();
  const nameOf = (id: string) => {
    const crm = destinations.find((each) => each.id === id);
    return crm === undefined ? id : crmOf(crm);
  };
  return ({ takeIn, sends, cannot, held }) => [
    ...(takeIn === 0 ? [] : [t('takeIn', { count: takeIn })]),
    ...[
      ...Map.groupBy(sends, ({ destinationId, state }) => `${destinationId} ${howSent(state)}`).values(),
    ].map((all) => {
      const { destinationId, state } = all[0]!;
      const count = all.reduce((sum, each) => sum + each.count, 0);
      return t(howSent(state), { count, name: nameOf(destinationId) });
    }),
    ...cannot.map(({ reason, count }) => t('cannot', { count, reason: reasonOf(reason) })),
    ...held.map(({ destinationId, state, reason, count }) =>
      t('held', {
        count,
        name: nameOf(destinationId),
        reason: reason === null ? stateOf(state) : reasonOf(reason),
      }),
    ),
  ];
}

const howSent = (state: Plan['sends'][number]['state']) => (state === 'not_sent' ? 'first' : 'again');
