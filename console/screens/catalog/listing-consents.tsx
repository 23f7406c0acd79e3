// What a listing's customers agree to, in each language, and the way to write it differently.
import { Button, Text } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { languageNames, type Language } from '../../language.tsx';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { consentsQuery, countingText, type CountingText } from './consents.ts';
import { ConsentDialog } from './listing-consent-dialog.tsx';
import { pageCall, type Listing } from './listings.ts';

type Row = { language: Language; text: CountingText };

export function ListingConsents({ listing }: { listing: Listing }) {
  const t = useTranslations('listings.consent');
  const may = useMay();
  const query = useQuery(consentsQuery(usePublisherId()));
  const [writing, setWriting] = useState<Row | null>(null);
  const call = pageCall(listing);
  const columns = useColumns(may('listings:write') ? setWriting : null);
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      <Answered query={query}>
        {(consents) => (
          <DataTable
            label={t('button')}
            columns={columns}
            rowId={({ language }) => language}
            rows={(Object.keys(languageNames) as Language[]).flatMap((language) => {
              const text = countingText(consents, listing.id, call, language);
              return text === null ? [] : [{ language, text }];
            })}
          />
        )}
      </Answered>
      {writing && (
        <ConsentDialog listing={listing} call={call} {...writing} onClose={() => setWriting(null)} />
      )}
    </Card>
  );
}

function useColumns(onWrite: ((row: Row) => void) | null): Column<Row>[] {
  const t = useTranslations('listings.consent');
  const format = useFormatter();
  return [
    { id: 'language', title: t('language'), cell: ({ language }) => languageNames[language] },
    {
      id: 'text',
      title: t('button'),
      cell: ({ language, text }) => (
        <span lang={language}>
          {text.button}
          {text.tick !== null && (
            <Text block size={200}>
              ☐ {text.tick}
            </Text>
          )}
        </span>
      ),
    },
    {
      id: 'version',
      title: t('version'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ text }) => format.number(text.version),
    },
    {
      id: 'from',
      title: t('from'),
      width: '16ch',
      hiddenBelow: 960,
      cell: ({ text }) => (
        <>
          {t(`origin.${text.origin}`)}
          {text.createdAt && (
            <Text block size={200}>
              {format.dateTime(new Date(text.createdAt), { dateStyle: 'medium' })}
            </Text>
          )}
        </>
      ),
    },
    ...(onWrite
      ? [
          {
            id: 'write',
            title: t('acts'),
            cell: (row: Row) => (
              <Button
                size="small"
                icon={<EditRegular />}
                style={{ whiteSpace: 'nowrap' }}
                aria-label={`${t('write')}: ${languageNames[row.language]}`}
                onClick={() => onWrite(row)}
              >
                {t('write')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}
