// What a reader gets: as a mail program shows it, wide or narrow, or as text. It stands in a frame in which nothing runs.
import { makeStyles, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Failed, Loading } from '../../ui/faces.tsx';
import type { Preview } from './templates.ts';

const useStyles = makeStyles({
  frame: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    // Mails have no dark theme of ours.
    backgroundColor: 'white',
    width: '100%',
    height: '560px',
    boxSizing: 'border-box',
  },
  phone: { maxWidth: '360px' },
  text: {
    margin: 0,
    padding: tokens.spacingVerticalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const ways = ['desktop', 'phone', 'text'] as const;

export function TemplatePreview({
  preview,
  written,
}: {
  preview: UseQueryResult<Preview>;
  written: boolean;
}) {
  const t = useTranslations('mailing.preview');
  const styles = useStyles();
  const [way, setWay] = useState<(typeof ways)[number]>('desktop');
  return (
    <>
      <TabList
        size="small"
        aria-label={t('title')}
        selectedValue={way}
        onTabSelect={(_, { value }) => setWay(value as typeof way)}
      >
        {ways.map((each) => (
          <Tab key={each} value={each}>
            {t(each)}
          </Tab>
        ))}
      </TabList>
      {written ? <Shown preview={preview} way={way} /> : <Text className={styles.quiet}>{t('nothing')}</Text>}
    </>
  );
}

function Shown({ preview, way }: { preview: UseQueryResult<Preview>; way: (typeof ways)[number] }) {
  const t = useTranslations('mailing.preview');
  const styles = useStyles();
  const { data, error, refetch } = preview;
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { subject, html, text } = data;
  if (subject === null || html === null || text === null)
    return <Text className={styles.quiet}>{t('faulty')}</Text>;
  return (
    <>
      <Text>
        {t('subject')} <strong>{subject}</strong>
      </Text>
      {way === 'text' ? (
        <pre className={styles.text}>{text}</pre>
      ) : (
        <iframe
          title={t('title')}
          sandbox=""
          srcDoc={withNonce(html)}
          className={`${styles.frame} ${way === 'phone' ? styles.phone : ''}`}
        />
      )}
      <Text size={200} className={styles.quiet}>
        {t('sample')}
      </Text>
    </>
  );
}

/** The page's policy holds in the frame as well: the mail's own styles need its word. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';
const withNonce = (html: string) => html.replaceAll('<style', `<style nonce="${nonce}"`);
