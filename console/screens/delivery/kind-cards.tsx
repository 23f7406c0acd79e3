// The kinds of destination as cards to choose from, by mouse or with the arrow keys.
import { makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { CodeRegular, MailRegular, PeopleTeamRegular, TableRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useTranslations } from 'use-intl';
import { useKindWords, type Kind } from './kinds.ts';

const icons: Record<Kind['group'], ReactElement> = {
  crm: <PeopleTeamRegular />,
  people: <MailRegular />,
  flow: <CodeRegular />,
  files: <TableRegular />,
};

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'stretch',
  },
  card: {
    alignItems: 'flex-start',
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '& > label': { alignSelf: 'flex-start' },
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':has(input:checked)': {
      border: `1px solid ${tokens.colorBrandStroke1}`,
      boxShadow: `inset 0 0 0 1px ${tokens.colorBrandStroke1}`,
    },
  },
  name: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, fontSize: '20px' },
});

type KindCards = { kinds: readonly Kind[]; chosen: string; onChoose: (kind: string) => void };

export function KindCards({ kinds, chosen, onChoose }: KindCards) {
  const t = useTranslations('destinations.new');
  const words = useKindWords();
  const styles = useStyles();
  return (
    <RadioGroup
      className={styles.cards}
      aria-label={t('chooseKind')}
      value={chosen}
      onChange={(_, { value }) => onChoose(value)}
    >
      {kinds.map(({ kind, name, group, needs, available }) => (
        <Radio
          key={kind}
          value={kind}
          disabled={!available}
          className={styles.card}
          label={
            <>
              <span className={styles.name}>
                <span aria-hidden style={{ display: 'inline-flex' }}>
                  {icons[group]}
                </span>
                <Text weight="semibold">{words.name(kind, name)}</Text>
              </span>
              <Text block size={200}>
                {available ? words.about(kind) : t(needs === 'drop_folder' ? 'noFolder' : 'notAvailable')}
              </Text>
            </>
          }
        />
      ))}
    </RadioGroup>
  );
}
