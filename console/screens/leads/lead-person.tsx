// The person behind the lead, and the other times they raised a hand.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Failed } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { Ago } from '../../ui/time.tsx';
import { useSaid } from '../delivery/said.ts';
import type { LeadWhole } from './lead-detail.tsx';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  line: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground3 },
  whole: { flexShrink: 0 },
});

/** So many are shown; a person with more is a rarity. */
const limit = 20;

export function LeadPerson({ lead }: { lead: LeadWhole }) {
  const t = useTranslations('leads.person');
  const styles = useStyles();
  const said = useSaid();
  const publisherId = usePublisherId();
  const { person } = lead;
  const personId = person?.id ?? null;
  const others = useQuery({
    queryKey: [publisherId, 'leads', 'of person', personId],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/leads', {
          params: { path: { publisherId }, query: { personId: personId!, limit } },
        }),
      ),
    enabled: personId !== null && person !== null && person.leads > 1,
  });
  if (person === null) return null;
  const items = (others.data?.items ?? []).filter(({ id }) => id !== lead.id);
  return (
    <Card title={t('title')}>
      <Text>
        {t('first')} <Ago at={person.firstSeenAt} />
        {person.leads === 1 && <>. {t('only')}</>}
      </Text>
      {others.isError && <Failed error={others.error} retry={() => void others.refetch()} />}
      {items.length > 0 && (
        <ul className={styles.list}>
          {items.map((other) => (
            <li key={other.id}>
              <span className={styles.line}>
                <Link to={`/publishers/${publisherId}/leads/${other.id}`}>{other.offer.title}</Link>
                <Text size={200} wrap={false} className={styles.whole}>
                  <Ago at={other.receivedAt} />
                </Text>
              </span>
              <Text block size={200} className={styles.quiet}>
                {said(other.action ?? 'none', 'action')}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {person.leads > limit && (
        <Text size={200} className={styles.quiet}>
          {t('more', { count: person.leads })}
        </Text>
      )}
    </Card>
  );
}
