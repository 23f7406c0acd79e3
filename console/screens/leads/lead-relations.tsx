// Beside a lead: whom its person likely is, with whom it was merged, and other leads of its company.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Failed } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { Ago } from '../../ui/time.tsx';
import { UndoButton } from './duplicate-acts.tsx';
import { Reasons, usePersonName } from './duplicate-words.tsx';
import { relationsQuery } from './duplicates.ts';
import { useLeadName } from './lead-names.ts';
import { useByWhom } from './people.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  line: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground3 },
  whole: { flexShrink: 0 },
  merge: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'start',
    gap: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
});

export function LeadRelations({ leadId }: { leadId: string }) {
  const query = useQuery(relationsQuery(usePublisherId(), leadId));
  const { data } = query;
  if (data === undefined)
    return query.isError ? <Failed error={query.error} retry={() => void query.refetch()} /> : null;
  return (
    <>
      {data.duplicates.length > 0 && <Likely duplicates={data.duplicates} />}
      {data.merges.length > 0 && <Merged merges={data.merges} />}
      {data.company !== null && data.company.leads.length > 0 && <Company company={data.company} />}
    </>
  );
}

type Relations = Schema['LeadRelations'];

function Likely({ duplicates }: Pick<Relations, 'duplicates'>) {
  const t = useTranslations('duplicates');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const { nameOf, addressOf } = usePersonName();
  return (
    <Card title={t('lead.likely')}>
      <ul className={styles.list}>
        {duplicates.map(({ id, score, reasons, person }) => (
          <li key={id}>
            <span className={styles.line}>
              <Link to={`/publishers/${publisherId}/duplicates/${id}`}>{nameOf(person)}</Link>
              <Text size={200} wrap={false} className={styles.whole}>
                {t('score', { score })}
              </Text>
            </span>
            <Text block size={200} className={styles.quiet}>
              {addressOf(person)}
            </Text>
            <Text as="span" block size={200}>
              <Reasons reasons={reasons} />
            </Text>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Merged({ merges }: Pick<Relations, 'merges'>) {
  const t = useTranslations('duplicates');
  const styles = useStyles();
  const may = useMay();
  const byWhom = useByWhom();
  const { addressOf } = usePersonName();
  return (
    <Card title={t('lead.merged')}>
      <ul className={styles.list}>
        {merges.map(({ id, kept, absorbed, note, madeBy, madeAt }) => (
          <li key={id} className={styles.merge}>
            <Text>{t('merges.into', { absorbed: addressOf(absorbed), kept: addressOf(kept) })}</Text>
            <Text size={200} className={styles.quiet}>
              {t('merges.by', { name: byWhom(madeBy) ?? madeBy })}, <Ago at={madeAt} />
              {note && <>. {note}</>}
            </Text>
            {may('work:write') && <UndoButton small mergeId={id} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Company({ company }: { company: NonNullable<Relations['company']> }) {
  const t = useTranslations('duplicates');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const nameOf = useLeadName();
  return (
    <Card title={t('lead.company')}>
      <Text className={styles.quiet}>{company.name}</Text>
      <ul className={styles.list}>
        {company.leads.map((lead) => (
          <li key={lead.id}>
            <span className={styles.line}>
              <Link to={`/publishers/${publisherId}/leads/${lead.id}`}>{nameOf(lead)}</Link>
              <Text size={200} wrap={false} className={styles.whole}>
                <Ago at={lead.receivedAt} />
              </Text>
            </span>
            <Text block size={200} className={styles.quiet}>
              {lead.offer.title}
            </Text>
          </li>
        ))}
      </ul>
    </Card>
  );
}
