// The words of reports come with their screens: they are more than everybody should load at first.
import { useEffect, useState, type ReactNode } from 'react';
import { IntlProvider, useMessages, useTimeZone } from 'use-intl';
import { useLanguage, type Language } from '../../language.tsx';
import { Loading } from '../../ui/faces.tsx';
import type { Messages } from '../../words/by-room.ts';

const files = import.meta.glob<Messages>('../../../words/*/reports.json', { import: 'default' });

/** until: stands there meanwhile; a screen has its heading from the start. */
export function ReportWords({ until = <Loading />, children }: { until?: ReactNode; children: ReactNode }) {
  const { language } = useLanguage();
  const messages = useMessages() as Messages;
  const timeZone = useTimeZone();
  const [come, setCome] = useState<{ language: Language; words: Messages } | null>(null);
  useEffect(() => {
    let stale = false;
    void files[`../../../words/${language}/reports.json`]!().then((words) => {
      if (!stale) setCome({ language, words });
    });
    return () => void (stale = true);
  }, [language]);
  if (come?.language !== language) return until;
  return (
    <IntlProvider
      locale={language}
      messages={{ ...messages, reports: come.words }}
      {...(timeZone === undefined ? {} : { timeZone })}
    >
      {children}
    </IntlProvider>
  );
}
