// What marketplaces count of their own pages, imported as their report: what was taken in, and which rows could not be read.
import { makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { FileField, tableIn, useGivenFile } from '../../ui/file-field.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { ToTheMinute } from '../../ui/time.tsx';
import { useCampaignWords } from './campaign-words.tsx';
import { importsQuery, useChange } from './campaigns.ts';
import { MarketplaceCard } from './marketplace-card.tsx';
import { MarketplaceOffers } from './marketplace-offers.tsx';

type Report = Schema['TrafficReport'];
type Import = Schema['TrafficImport'];

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

export function TrafficImports() {
  const t = useTranslations('campaigns.traffic');
  const may = useMay();
  const query = useQuery(importsQuery(usePublisherId()));
  const { days } = useCampaignWords();
  return (
    <>
      <Card title={t('title')}>
        <Text>{t('about')}</Text>
        {may('campaigns:write') && <ImportForm />}
      </Card>
      <MarketplaceCard />
      <MarketplaceOffers />
      <Card title={t('earlier')}>
        <Answered query={query} empty={({ items }) => items.length === 0 && <Text>{t('none')}</Text>}>
          {({ items }) => (
            <DataTable<Import>
              label={t('earlier')}
              columns={[
                { id: 'at', title: t('at'), cell: ({ importedAt }) => <ToTheMinute at={importedAt} /> },
                {
                  id: 'file',
                  title: t('file'),
                  hiddenBelow: 640,
                  cell: ({ fileName, source }) => (source === 'api' ? t('byApi') : (fileName ?? '–')),
                },
                {
                  id: 'days',
                  title: t('days'),
                  hiddenBelow: 640,
                  cell: ({ fromDay, toDay }) => (fromDay === null ? '–' : days(fromDay, toDay)),
                },
                { id: 'added', title: t('added'), align: 'end', cell: ({ added }) => added },
                { id: 'changed', title: t('changed'), align: 'end', cell: ({ changed }) => changed },
                { id: 'refused', title: t('refused'), align: 'end', cell: ({ refused }) => refused },
              ]}
              rows={items}
              rowId={({ id }) => id}
            />
          )}
        </Answered>
      </Card>
    </>
  );
}

function ImportForm() {
  const t = useTranslations('campaigns.traffic');
  const { give, field } = useGivenFile(t('choose'));
  const [report, setReport] = useState<Report | null>(null);
  const send = useChange((publisherId: string, body: { csv: string; fileName: string; asOf: string }) =>
    told(
      api.POST('/api/v1/publishers/{publisherId}/traffic-imports', {
        params: { path: { publisherId } },
        body,
      }),
    ),
  );
  const act = () => {
    setReport(null);
    return give(async (file) => {
      const csv = await tableIn(file);
      const asOf = new Date(file.lastModified).toISOString();
      setReport(await send({ csv, fileName: file.name, asOf }));
    });
  };
  return (
    <>
      <PlainForm submit={t('act')} onSend={act}>
        <FileField label={t('file')} accept=".csv,text/csv" {...field} />
      </PlainForm>
      {report && <Told report={report} />}
    </>
  );
}

function Told({ report }: { report: Report }) {
  const t = useTranslations('campaigns.traffic');
  const styles = useStyles();
  const { added, changed, unchanged, refused, removed, outdated, faults, ignoredColumns, unknownOffers } =
    report;
  return (
    <>
      <MessageBar intent={refused > 0 ? 'warning' : 'success'} layout="multiline" role="status">
        <MessageBarBody>{t('report', { added, changed, unchanged, refused })}</MessageBarBody>
      </MessageBar>
      {removed > 0 && <Text>{t('removed', { count: removed })}</Text>}
      {outdated > 0 && <Text>{t('outdated', { count: outdated })}</Text>}
      {faults.length > 0 && (
        <ul className={styles.list}>
          {faults.map(({ line, fault, column }) => (
            <li key={line}>{t(`fault.${fault}`, { line, column: column ?? '' })}</li>
          ))}
        </ul>
      )}
      {unknownOffers.length > 0 && <Text>{t('unknownOffers', { names: unknownOffers.join(', ') })}</Text>}
      {ignoredColumns.length > 0 && <Text>{t('ignored', { names: ignoredColumns.join(', ') })}</Text>}
    </>
  );
}
