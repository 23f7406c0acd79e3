// The frame of the leads behind a number of results: which number it is, of what and of which days, and the way back.
import { Text } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useDayWords } from './frame-words.tsx';

type ResultsLeadsFrame = {
  /** Its name. */
  metric: string;
  of: string;
  from: string | undefined;
  to: string | undefined;
  children: ReactNode;
};

export function ResultsLeadsFrame({ metric, of, from, to, children }: ResultsLeadsFrame) {
  const t = useTranslations('insight');
  const publisherId = usePublisherId();
  const { days } = useDayWords();
  const period = from !== undefined && to !== undefined ? days({ from, to }) : '';
  return (
    <Screen
      title={t('behind.title')}
      back={
        <Link to={`/publishers/${publisherId}/performance`} search={{ tab: 'results' }}>
          {t('tab.results')}
        </Link>
      }
    >
      <Text>{t('behind.about', { metric, of, period })}</Text>
      {children}
    </Screen>
  );
}
