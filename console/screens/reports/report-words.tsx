// The words of reports come with their screens: they are more than everybody should load at first.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { IntlProvider, useMessages, useTimeZone } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import { Answered, Loading } from '../../ui/faces.tsx';
import type { Messages } from '../../words/by-room.ts';

const files = import.meta.glob<Messages>('../../../words/*/reports.json', { import: 'default' });

/** until: stands there meanwhile; a screen has its heading from the start. */
export function ReportWords({ until = <Loading />, children }: { until?: ReactNode; children: ReactNode }) {
  const { language } = useLanguage();
  const messages = useMessages() as Messages;
  const timeZone = useTimeZone();
  const query = useQuery({
    queryKey: ['words', 'reports', language],
    queryFn: () => files[`../../../words/${language}/reports.json`]!(),
    staleTime: Infinity,
  });
  if (query.isPending) return until;
  return (
    <Answered query={query}>
      {(reports) => (
        <IntlProvider
          locale={language}
          messages={{ ...messages, reports }}
          {...(timeZone === undefined ? {} : { timeZone })}
        >
          {children}
        </IntlProvider>
      )}
    </Answered>
  );
}
