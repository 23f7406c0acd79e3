// The contact data of two people as last sent, line by line; what differs is marked by a word, not by colour alone.
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Mark } from '../../ui/marks.tsx';
import { Exactly } from '../../ui/time.tsx';
import { useLanguage } from '../../language.tsx';
import { countryName } from './countries.ts';
import type { DuplicateWhole } from './duplicates.ts';

type Side = DuplicateWhole['sides'][number];
type Field = DuplicateWhole['differs'][number];

const phone = '@media (max-width: 640px)';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  /** On a phone, a value's name stands above the two. */
  line: {
    [phone]: {
      display: 'grid',
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
      padding: `${tokens.spacingVerticalXS} 0`,
    },
  },
  headLine: { [phone]: { borderTop: 'none' } },
  cell: {
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
    [phone]: { borderTop: 'none', padding: `0 ${tokens.spacingHorizontalS} 0 0` },
  },
  name: {
    width: '26%',
    color: tokens.colorNeutralForeground2,
    [phone]: { width: 'auto', gridColumn: '1 / -1' },
  },
  head: { fontWeight: tokens.fontWeightSemibold, borderTop: 'none' },
  differs: { fontWeight: tokens.fontWeightSemibold },
});

export function DuplicateCompared({ duplicate }: { duplicate: DuplicateWhole }) {
  const t = useTranslations('duplicates.compare');
  const { language } = useLanguage();
  const styles = useStyles();
  const { sides, differs } = duplicate;
  const lines: [field: Field, name: string][] = [
    ['firstName', t('firstName')],
    ['lastName', t('lastName')],
    ['email', t('email')],
    ['phone', t('phone')],
    ['company', t('company')],
    ['title', t('jobTitle')],
    ['country', t('country')],
  ];
  return (
    <Card title={t('title')}>
      <table className={styles.table}>
        <thead>
          <tr className={mergeClasses(styles.line, styles.headLine)}>
            <th scope="col" className={mergeClasses(styles.cell, styles.name, styles.head)}>
              {t('value')}
            </th>
            {[t('left'), t('right')].map((side) => (
              <th key={side} scope="col" className={mergeClasses(styles.cell, styles.head)}>
                {side}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([field, name]) => (
            <Line
              key={field}
              name={name}
              values={sides.map((side) => valueOf(side, field, language))}
              differs={differs.includes(field)}
            />
          ))}
          <Line
            name={t('first')}
            values={sides.map((side) => (
              <Exactly key="at" at={side.firstSeenAt} />
            ))}
          />
          <Line
            name={t('last')}
            values={sides.map((side) => (
              <Exactly key="at" at={side.lastSeenAt} />
            ))}
          />
        </tbody>
      </table>
    </Card>
  );
}

function Line({ name, values, differs = false }: { name: string; values: ReactNode[]; differs?: boolean }) {
  const t = useTranslations('duplicates.compare');
  const styles = useStyles();
  return (
    <tr className={styles.line}>
      <th scope="row" className={mergeClasses(styles.cell, styles.name)}>
        {name}
        {differs && (
          <>
            {' '}
            <Mark tone="waiting">{t('differs')}</Mark>
          </>
        )}
      </th>
      {values.map((value, at) => (
        <td key={at} className={mergeClasses(styles.cell, differs && styles.differs)}>
          {value || <Text>–</Text>}
        </td>
      ))}
    </tr>
  );
}

function valueOf({ contact }: Side, field: Field, language: string): string | null {
  const { normalized } = contact;
  if (field === 'country')
    return normalized.country === null ? contact.country : countryName(language, normalized.country);
  if (field === 'email' || field === 'phone') return normalized[field] ?? contact[field];
  return contact[field];
}
