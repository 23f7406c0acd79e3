// What the territories as they stand on the screen would have made of the last weeks' leads.
import { Button, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Failed } from '../../ui/faces.tsx';
import { useAssignee } from '../leads/people.ts';
import { useAssignmentActs, type Pool, type Simulation, type Territories } from './assignments.ts';

const useStyles = makeStyles({
  row: { display: 'flex', gap: tokens.spacingHorizontalM, flexWrap: 'wrap', alignItems: 'end' },
});

type Draft = Pick<Territories, 'territories' | 'otherwise'>;
const spans = [7, 30, 90] as const;

export function SimulationCard({ draft, pools }: { draft: Draft; pools: Pool[] }) {
  const t = useTranslations('assignment');
  const styles = useStyles();
  const { simulate } = useAssignmentActs();
  const [days, setDays] = useState(30);
  const run = useMutation({ mutationFn: () => simulate(days, draft) });
  return (
    <Card title={t('simulation.title')}>
      <Text>{t('simulation.about')}</Text>
      <div className={styles.row}>
        <Field label={t('simulation.span')}>
          <Select value={String(days)} onChange={(_, { value }) => setDays(Number(value))}>
            {spans.map((span) => (
              <option key={span} value={span}>
                {t('simulation.days', { count: span })}
              </option>
            ))}
          </Select>
        </Field>
        <Button disabledFocusable={run.isPending} onClick={() => run.mutate()}>
          {t('simulation.act')}
        </Button>
      </div>
      {run.isError && <Failed error={run.error} />}
      {run.data && <Result found={run.data} pools={pools} />}
    </Card>
  );
}

function Result({ found, pools }: { found: Simulation; pools: Pool[] }) {
  const t = useTranslations('assignment');
  const format = useFormatter();
  const assignee = useAssignee();
  const poolName = (id: string | null) => pools.find((pool) => pool.id === id)?.name ?? t('nobody');
  const territoryName = (id: string, name: string | null) =>
    id === 'otherwise' ? t('territory.otherwise') : (name ?? id);
  return (
    <div role="status">
      <Text block>{t('simulation.found', { count: found.leads })}</Text>
      {found.more && <Text block>{t('simulation.more')}</Text>}
      {found.territories.length > 0 && (
        <DataTable
          label={t('simulation.byTerritory')}
          rows={found.territories}
          rowId={({ territoryId }) => territoryId}
          columns={[
            {
              id: 'territory',
              title: t('territory.one'),
              cell: ({ territoryId, name, poolId }) => (
                <>
                  {territoryName(territoryId, name)}
                  <Text block size={200}>
                    {poolName(poolId)}
                  </Text>
                </>
              ),
            },
            { id: 'leads', title: t('leads'), align: 'end', cell: ({ leads }) => format.number(leads) },
            {
              id: 'people',
              title: t('who'),
              cell: ({ people, unassigned, waited }) => (
                <>
                  {people.map(({ userId, leads }) => (
                    <Text key={userId} block>
                      {assignee(userId)}: {format.number(leads)}
                    </Text>
                  ))}
                  {waited > 0 && (
                    <Text block size={200}>
                      {t('simulation.waited', { count: waited })}
                    </Text>
                  )}
                  {unassigned.map(({ reason, leads }) => (
                    <Text key={reason} block>
                      {t('nobody')} ({t(`reasons.${reason}`)}): {format.number(leads)}
                    </Text>
                  ))}
                </>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}
