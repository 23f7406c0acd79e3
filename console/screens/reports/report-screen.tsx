// A report: its tables and charts as they are now, on the screen and on paper, as files, and by mail.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { EditRegular, MailRegular, PrintRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { dateIn } from '../../../src/insight/days.ts';
import { useLanguage } from '../../language.tsx';
import { membershipIn, usePublisherId, useSession } from '../../session.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import { DownloadMenu } from '../../ui/download-menu.tsx';
import { Link } from '../../ui/link.tsx';
import { useParam } from '../../ui/param.ts';
import { NotYet } from '../../ui/route-faces.tsx';
import { Screen } from '../../ui/screen.tsx';
import { askedOf } from '../insight/asked.ts';
import { useDayWords } from '../insight/frame-words.tsx';
import { settingsQuery } from '../insight/insight.ts';
import { zoneName } from '../insight/zone-name.ts';
import { ReportBlocks } from './report-blocks.tsx';
import { ReportPanel } from './report-panel.tsx';
import { ReportReaders } from './report-readers.tsx';
import { ReportWords } from './report-words.tsx';
import { filtersOf, reportQuery, useReportActs, type Report } from './reports.ts';

const print = '@media print';
const useStyles = makeStyles({
  screenOnly: { [print]: { display: 'none' } },
  quiet: { color: tokens.colorNeutralForeground3 },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    [print]: { display: 'none' },
  },
  blocks: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    // On paper nothing can be pressed or chosen, and no block is torn apart.
    [print]: {
      display: 'block',
      '& button, & .fui-Field': { display: 'none !important' },
      '& a': { color: 'inherit', textDecorationLine: 'none' },
      '& section': { breakInside: 'avoid', marginBottom: '16px' },
      '& tr': { breakInside: 'avoid' },
    },
  },
});

export function ReportScreen() {
  return (
    <ReportWords until={<NotYet />}>
      <Asked />
    </ReportWords>
  );
}

function Asked() {
  const t = useTranslations('reports');
  const insight = useTranslations('insight');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const report = useQuery(reportQuery(publisherId, useParam('reportId') ?? ''));
  const settings = useQuery(settingsQuery(publisherId));
  const back = (
    <span className={styles.screenOnly}>
      <Link to={`/publishers/${publisherId}/performance/reports`}>{insight('tab.reports')}</Link>
    </span>
  );
  return (
    <AnsweredScreen query={report} title={t('one')} back={back}>
      {(known) => (
        <AnsweredScreen query={settings} title={known.name} back={back}>
          {({ timeZone }) => <Shown report={known} timeZone={timeZone} back={back} />}
        </AnsweredScreen>
      )}
    </AnsweredScreen>
  );
}

function Shown({ report, timeZone, back }: { report: Report; timeZone: string; back: ReactNode }) {
  const t = useTranslations('reports');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const base = `/publishers/${publisherId}/performance/reports`;
  const { days } = useDayWords();
  const publisher = membershipIn(useSession(), publisherId)?.publisherName ?? null;
  const { asked } = askedOf(filtersOf(report.question), dateIn(timeZone, new Date()));
  const said = [
    publisher,
    ...(asked === null ? [] : [days(asked)]),
    t('zone', { timeZone: zoneName(timeZone) }),
  ].filter((each) => each !== null);
  return (
    <Screen title={report.name} back={back} actions={<Acts report={report} base={base} />}>
      <Text>{said.join(' · ')}</Text>
      <div className={styles.blocks}>
        <ReportBlocks report={report} asked={asked} />
      </div>
      <div className={styles.screenOnly}>
        <ReportReaders report={report} />
      </div>
    </Screen>
  );
}

function Acts({ report, base }: { report: Report; base: string }) {
  const t = useTranslations('reports');
  const styles = useStyles();
  const navigate = useNavigate();
  const publisherId = usePublisherId();
  const { language } = useLanguage();
  const isMember = membershipIn(useSession(), publisherId) !== undefined;
  const { download, mail, remove } = useReportActs();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.buttons}>
      <Button icon={<PrintRegular />} onClick={() => globalThis.print()}>
        {t('print')}
      </Button>
      <DownloadMenu
        onPick={(format) => download({ report, format, language: report.language ?? language })}
      />
      {isMember && (
        <Button
          icon={<MailRegular />}
          disabledFocusable={mail.isPending}
          onClick={() => mail.mutate(report.id)}
        >
          {t('mailNow')}
        </Button>
      )}
      {report.mayChange && (
        <>
          <Confirm
            title={t('removeTitle', { name: report.name })}
            words={t('removeWords')}
            act={t('remove')}
            onConfirm={() => remove.mutate(report.id, { onSuccess: () => void navigate({ to: base }) })}
          >
            <Button>{t('remove')}</Button>
          </Confirm>
          <Button appearance="primary" icon={<EditRegular />} onClick={() => setOpen(true)}>
            {t('change')}
          </Button>
        </>
      )}
      {open && (
        <ReportPanel
          report={report}
          filters={filtersOf(report.question)}
          blocks={report.blocks}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
