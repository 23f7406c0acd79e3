// What was said on the wire in one try: each request with its answer. Where a secret stood, a mark stands.
import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Facts } from '../../ui/facts.tsx';
import { useSaid } from './said.ts';

type Exchange = {
  method: string;
  url: string;
  requestBytes: number;
  requestSha256: string;
  requestHeaders: Record<string, string>;
  status: number | null;
  responseHeaders: Record<string, string>;
  responseExcerpt: string | null;
  durationMs: number;
  fault: string | null;
  faultDetail: string | null;
};

const mono = { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 } as const;
const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  exchange: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    minWidth: 0,
  },
  line: { ...mono, overflowWrap: 'anywhere', fontWeight: tokens.fontWeightSemibold },
  block: { ...mono, margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
});

/** transcript: as the API gives it; null when the reader may not see it. */
export function Transcript({ transcript }: { transcript: unknown }) {
  const t = useTranslations('deliveries.transcript');
  const styles = useStyles();
  if (transcript === null) return <Text>{t('hidden')}</Text>;
  const exchanges = (Array.isArray(transcript) ? transcript : []) as Exchange[];
  if (exchanges.length === 0) return <Text>{t('none')}</Text>;
  return (
    <ol className={styles.list}>
      {exchanges.map((exchange, at) => (
        <li key={at} className={styles.exchange}>
          <OneExchange exchange={exchange} />
        </li>
      ))}
    </ol>
  );
}

function OneExchange({ exchange }: { exchange: Exchange }) {
  const t = useTranslations('deliveries.transcript');
  const said = useSaid();
  const format = useFormatter();
  const styles = useStyles();
  const { method, url, status, fault, faultDetail, responseExcerpt } = exchange;
  return (
    <>
      <code className={styles.line}>
        {method} <Redacted text={url} />
      </code>
      <Facts
        facts={[
          [t('answer'), status ?? (fault ? said(fault) : t('noAnswer'))],
          ...(faultDetail ? [[t('fault'), faultDetail] as [string, string]] : []),
          [t('took'), t('ms', { ms: Math.round(exchange.durationMs) })],
          [
            t('body'),
            <Fragment key="body">
              {t('bytes', { bytes: format.number(exchange.requestBytes) })}
              {exchange.requestSha256 && (
                <code className={styles.block} style={{ display: 'block' }}>
                  SHA-256 {exchange.requestSha256}
                </code>
              )}
            </Fragment>,
          ],
          [t('requestHeaders'), <Headers key="sent" headers={exchange.requestHeaders} />],
          [t('responseHeaders'), <Headers key="got" headers={exchange.responseHeaders} />],
        ]}
      />
      {responseExcerpt !== null && responseExcerpt !== '' && (
        <div>
          <Text size={200} block>
            {t('excerpt')}
          </Text>
          <pre className={styles.block}>
            <Redacted text={responseExcerpt} />
          </pre>
        </div>
      )}
    </>
  );
}

function Headers({ headers }: { headers: Record<string, string> }) {
  const styles = useStyles();
  const entries = Object.entries(headers ?? {});
  if (entries.length === 0) return '–';
  return entries.map(([name, value]) => (
    <code key={name} className={styles.block} style={{ display: 'block' }}>
      {name}: <Redacted text={value} />
    </code>
  ));
}

const mark = '[redacted]';

function Redacted({ text }: { text: string }) {
  const t = useTranslations('deliveries.transcript');
  return text.split(mark).map((part, at) => (
    <Fragment key={at}>
      {at > 0 && (
        <Badge appearance="outline" color="informative" size="small" title={t('redactedWhy')}>
          {t('redacted')}
        </Badge>
      )}
      {part}
    </Fragment>
  ));
}
