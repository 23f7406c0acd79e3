// The first screen: what needs a person now, how leads come in, how soon they are delivered, and how each destination does.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
import { Screen } from '../../ui/screen.tsx';
import { DestinationsHealth } from './destinations-health.tsx';
import { Figures } from './figures.tsx';
import { FirstSteps } from './first-steps.tsx';
import { LeadsOverTime } from './leads-over-time.tsx';
import { Needs } from './needs.tsx';
import { overviewQuery } from './overview-query.ts';

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

export function Overview() {
  const t = useTranslations('overview');
  const styles = useStyles();
  const may = useMay();
  const publisherId = usePublisherId();
  const query = useQuery(overviewQuery(publisherId));
  return (
    <Screen title={t('title')}>
      {may('listings:write') && <FirstSteps />}
      <Answered query={query}>
        {(overview) => (
          <div className={styles.columns}>
            <div className={styles.column}>
              <Needs attention={overview.attention} />
              <LeadsOverTime overview={overview} />
            </div>
            <div className={styles.column}>
              <Figures overview={overview} />
              {may('destinations:read') && <DestinationsHealth />}
            </div>
          </div>
        )}
      </Answered>
    </Screen>
  );
}
