// The checklist of a listing: what is there and who says so, what is missing, and how that is mended.
import { Link as Anchor, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Mark } from '../../ui/marks.tsx';
import { Exactly } from '../../ui/time.tsx';
import { countryName } from '../leads/countries.ts';
import { useByWhom } from '../leads/people.ts';
import { codesOf, SoldIn } from './readiness-countries.tsx';
import { SayButton } from './readiness-say.tsx';
import { readinessQuery, revenueThreshold, type Item, type Readiness } from './readiness.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} 0`,
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    '@media (max-width: 640px)': { gridTemplateColumns: '20px minmax(0, 1fr)' },
  },
  icon: { fontSize: '20px', lineHeight: 1, color: tokens.colorNeutralForeground3 },
  there: { color: tokens.colorStatusSuccessForeground1 },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
  },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  act: { '@media (max-width: 640px)': { gridColumn: '2' } },
});

const tones = { none: 'waiting', ready: 'good', eligible: 'good' } as const;

export function Checklist({ listingId }: { listingId: string }) {
  const publisherId = usePublisherId();
  const [{ countries = '' }] = useFilters(['countries']);
  // What the address says wrongly is said at its field, and not asked.
  const asked = codesOf(countries)?.join(',') ?? '';
  const query = useQuery({
    ...readinessQuery(publisherId, listingId, asked),
    placeholderData: keepPreviousData,
  });
  return <Answered query={query}>{(readiness) => <All listingId={listingId} {...readiness} />}</Answered>;
}

function All({ listingId, level, items }: Readiness & { listingId: string }) {
  const t = useTranslations('cosell.readiness');
  const styles = useStyles();
  return (
    <>
      <div className={styles.head}>
        <Mark tone={tones[level]}>{t(`level.${level}`)}</Mark>
        <Text>{t('done', { done: items.filter(({ done }) => done).length, all: items.length })}</Text>
      </div>
      <SoldIn />
      {(['ready', 'eligible'] as const).map((wanted) => (
        <Card key={wanted} title={t(`for.${wanted}`)}>
          <ul className={styles.list}>
            {items
              .filter((item) => item.for === wanted)
              .map((item) => (
                <One key={item.item} listingId={listingId} item={item} />
              ))}
          </ul>
        </Card>
      ))}
    </>
  );
}

function One({ listingId, item }: { listingId: string; item: Item }) {
  const t = useTranslations('cosell.readiness');
  const styles = useStyles();
  const may = useMay();
  const { item: name, done, from } = item;
  return (
    <li className={styles.item}>
      <span className={mergeClasses(styles.icon, done && styles.there)} aria-hidden>
        {done ? <CheckmarkCircleFilled /> : <CircleRegular />}
      </span>
      <div className={styles.words}>
        <span className={styles.head}>
          <Text weight="semibold">{t(`item.${name}.title`)}</Text>
          <Mark tone={done ? 'good' : 'waiting'}>{t(done ? 'there' : 'missing')}</Mark>
        </span>
        {!done && <Text>{t(`item.${name}.mend`)}</Text>}
        <Value item={item} />
        <Text size={200} className={styles.quiet}>
          <Source item={item} />
        </Text>
      </div>
      <span className={styles.act}>
        {from === 'found' ? (
          <Way name={name} listingId={listingId} />
        ) : (
          may('cosell:write') && <SayButton listingId={listingId} item={item} />
        )}
      </span>
    </li>
  );
}

/** Where what Leadshare sees by itself is mended. */
function Way({ name, listingId }: { name: Item['item']; listingId: string }) {
  const t = useTranslations('cosell');
  const base = `/publishers/${usePublisherId()}/referrals`;
  return name === 'account_connected' ? (
    <Link to={`${base}/accounts`}>{t('accounts')}</Link>
  ) : (
    <Link to={`${base}/readiness`} search={{ tab: 'contacts', listingId }}>
      {t('readiness.tab.contacts')}
    </Link>
  );
}

function Value({ item: { item, done, missing, value, markedAt } }: { item: Item }) {
  const t = useTranslations('cosell.readiness');
  const format = useFormatter();
  const { language } = useLanguage();
  if (missing.length > 0) {
    const names = missing.map((code) => countryName(language, code));
    return <Text>{t('lacking', { countries: format.list(names) })}</Text>;
  }
  if (value === null || markedAt === null) return null;
  if (item === 'revenue') {
    const dollars = (amount: number) =>
      format.number(amount, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
    const amount = dollars(Number(value));
    return <Text>{done ? amount : t('tooLittle', { amount, wanted: dollars(revenueThreshold) })}</Text>;
  }
  return /^https?:\/\//.test(value) ? (
    <Anchor href={value} target="_blank" rel="noreferrer">
      {value}
    </Anchor>
  ) : (
    <Text>{value}</Text>
  );
}

function Source({ item: { from, done, markedBy, markedAt } }: { item: Item }) {
  const t = useTranslations('cosell.readiness');
  const byWhom = useByWhom();
  if (from === 'found') return t('found');
  if (markedAt === null || markedBy === null) return t('unsaid');
  return (
    <>
      {t(done ? 'said' : 'saidNot', { name: byWhom(markedBy) ?? markedBy })} <Exactly at={markedAt} />
    </>
  );
}
