// Up to which day a marketplace's figures go, said wherever they are shown; and since when they are not renewed.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { useDay } from '../pipeline/pipelines.ts';
import { freshnessQuery } from './marketplace.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground3 } });

export function MarketplaceFreshness() {
  const t = useTranslations('marketplace');
  const format = useFormatter();
  const day = useDay();
  const styles = useStyles();
  const may = useMay();
  const { data } = useQuery({ ...freshnessQuery(usePublisherId()), enabled: may('campaigns:read') });
  if (data === undefined) return null;
  const { toDay, asOf, account } = data;
  const at = (time: string) => format.dateTime(new Date(time), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Text size={200} className={styles.quiet}>
      {toDay === null || asOf === null
        ? t('noFigures')
        : t('freshness', {
            day: day(toDay),
            at: at(asOf),
          })}
      {account !== null &&
        account.failingSince !== null &&
        ` ${t('stale', { at: at(account.failingSince) })}`}
    </Text>
  );
}
