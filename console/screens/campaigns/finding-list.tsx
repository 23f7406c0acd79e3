// What does not serve the plan, each with what to do about it and where.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, WarningRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { Link } from '../../ui/link.tsx';

type Finding = Schema['PlanFinding'];

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalS, listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
  icon: { fontSize: '20px', display: 'inline-flex', color: tokens.colorStatusWarningForeground3 },
  good: { fontSize: '20px', display: 'inline-flex', color: tokens.colorStatusSuccessForeground1 },
});

export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations('campaigns.findings');
  const styles = useStyles();
  if (findings.length === 0)
    return (
      <span className={styles.row}>
        <span className={styles.good} aria-hidden>
          <CheckmarkCircleRegular />
        </span>
        <Text>{t('none')}</Text>
      </span>
    );
  return (
    <ul className={styles.list}>
      {findings.map((finding) => (
        <li key={`${finding.kind} ${finding.campaignId ?? finding.listingId ?? finding.name}`}>
          <Row finding={finding} />
        </li>
      ))}
    </ul>
  );
}

function Row({ finding: { kind, campaignId, listingId, name, leads } }: { finding: Finding }) {
  const t = useTranslations('campaigns.findings');
  const styles = useStyles();
  const base = `/publishers/${usePublisherId()}`;
  const to =
    campaignId !== null
      ? `${base}/campaigns/${campaignId}`
      : listingId !== null
        ? `${base}/listings/${listingId}`
        : null;
  return (
    <span className={styles.row}>
      <span className={styles.icon} aria-hidden>
        <WarningRegular />
      </span>
      <span>
        {to !== null && name !== null && (
          <>
            <Link to={to}>{name}</Link>
            {': '}
          </>
        )}
        {t(`kind.${kind}`, { name: name ?? '', leads: leads ?? 0 })}
      </span>
    </span>
  );
}
