// What the customer agreed to, and how we know: the record of our own form, or what the marketplace's action implies.
import { Link as Away, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Exactly } from '../../ui/time.tsx';
import { useSaid } from '../delivery/said.ts';
import type { LeadWhole } from './lead-detail.tsx';

const useStyles = makeStyles({
  words: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke1,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  hash: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

export function LeadConsent({ lead }: { lead: LeadWhole }) {
  const t = useTranslations('leads.consent');
  const said = useSaid();
  const { basis, scope, source, record } = lead.consent;
  return (
    <Card title={t('title')}>
      <Facts
        facts={[
          [t('basis'), said(basis, 'basis')],
          [t('scope'), said(scope, 'scope')],
          [t('source'), said(source, 'source')],
        ]}
      />
      {record && <Recorded record={record} text={textShown(lead.raw)} />}
    </Card>
  );
}

function Recorded({ record, text }: { record: Schema['ConsentRecord']; text: string | null }) {
  const t = useTranslations('leads.consent');
  const said = useSaid();
  const styles = useStyles();
  const facts: [string, ReactNode][] = [
    [t('givenAt'), <Exactly key="givenAt" at={record.givenAt} />],
    [t('given'), t(record.given)],
    [t('purpose'), said(record.purpose, 'purpose')],
    [t('recipients'), record.recipients.map(({ name }) => name).join(', ')],
    [
      t('page'),
      <Away key="page" href={record.pageUrl} target="_blank" rel="noreferrer">
        {record.pageUrl}
      </Away>,
    ],
    [t('version'), t('versionOf', { version: record.version, language: record.language })],
  ];
  return (
    <>
      {text !== null && (
        <div>
          <Text block weight="semibold">
            {t('text')}
          </Text>
          <blockquote className={styles.words} lang={record.language}>
            {text}
          </blockquote>
        </div>
      )}
      <Facts
        facts={[
          ...facts,
          [
            t('sha256'),
            <span key="sha256" className={styles.hash}>
              {record.sha256}
            </span>,
          ],
        ]}
      />
    </>
  );
}

/** The very words stand in the body that our own form made. */
function textShown({ body, encoding }: Schema['RawBody']): string | null {
  if (encoding !== 'utf-8') return null;
  try {
    const { consent } = JSON.parse(body) as { consent?: { text?: unknown } };
    return typeof consent?.text === 'string' ? consent.text : null;
  } catch {
    return null;
  }
}
