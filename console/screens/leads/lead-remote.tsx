// What became of the lead at one recipient, as its CRM says: state, owner, worth, and since when we know.
import { Link as Away, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { Mark } from '../../ui/marks.tsx';
import { Ago } from '../../ui/time.tsx';
import { toneOf, useRemoteWords } from '../tracking/remote-words.ts';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXXS,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

type Shown = { remote: Schema['RemoteRecord']; knownUrl: string | null };

/** knownUrl: of the record as it was delivered, which is shown beside it. */
export function LeadRemote({ remote, knownUrl }: Shown) {
  const t = useTranslations('coming-back');
  const styles = useStyles();
  const { stateOf, moreOf } = useRemoteWords();
  const more = moreOf(remote);
  return (
    <span className={styles.line}>
      <Text>{t('there')}</Text>
      <Mark tone={toneOf(remote.state)}>{stateOf(remote.state)}</Mark>
      {more.length > 0 && <Text>{more.join(' · ')}</Text>}
      {remote.url && remote.url !== knownUrl && (
        <Away href={remote.url} target="_blank" rel="noreferrer">
          {t('open')}
        </Away>
      )}
      <Text size={200} className={styles.quiet}>
        {t('readAt')} <Ago at={remote.readAt} />
      </Text>
    </span>
  );
}
