// The operator's first screen: what needs them over all publishers, how leads come in by storefront, how their own destinations do.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { operatorId } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Figures } from '../insight/figures.tsx';
import { LeadsOverTime } from '../insight/leads-over-time.tsx';
import { daysShown } from '../insight/overview-query.ts';
import { OperatorBeginning } from './operator-beginning.tsx';
import { OperatorDestinations } from './operator-destinations.tsx';
import { OperatorNeeds } from './operator-needs.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.7fr) minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
});

export function OperatorOverview() {
  const t = useTranslations('operator');
  const styles = useStyles();
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const query = useQuery({
    queryKey: [operatorId, 'overview', 'all'],
    queryFn: () =>
      told(api.GET('/api/v1/operator/overview', { params: { query: { days: daysShown, timeZone } } })),
    // "Today" and "by now" move on though nothing happens.
    refetchInterval: 60_000,
  });
  return (
    <Screen title={t('overview.title')}>
      <Answered query={query}>
        {(overview) => (
          <div className={styles.columns}>
            <div className={styles.column}>
              <OperatorBeginning />
              <OperatorNeeds attention={overview.attention} />
              <LeadsOverTime overview={overview} ofAll />
            </div>
            <div className={styles.column}>
              <Figures overview={overview} ofAll />
              <OperatorDestinations />
            </div>
          </div>
        )}
      </Answered>
    </Screen>
  );
}
