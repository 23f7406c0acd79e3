// What a listing's customers agree to, in each language, and the way to write it differently.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { languageNames, type Language } from '../../language.tsx';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { consentsQuery, countingText, type CountingText } from './consents.ts';
import { ConsentDialog } from './listing-consent-dialog.tsx';
import { pageCall, type Listing } from './listings.ts';

type One = { language: Language; text: CountingText };

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  one: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} 0`,
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  words: { maxWidth: '100ch', overflowWrap: 'anywhere' },
});

export function ListingConsents({ listing }: { listing: Listing }) {
  const t = useTranslations('listings.consent');
  const styles = useStyles();
  const may = useMay();
  const query = useQuery(consentsQuery(usePublisherId()));
  // The one being written is in the address, so that other screens can lead here.
  const [{ consent: writing }, go] = useFilters(['consent']);
  const call = pageCall(listing);
  const mayWrite = may('listings:write');
  const onWrite = mayWrite ? ({ language }: One) => go({ consent: language }) : null;
  const close = () => go({ consent: undefined });
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      <Answered query={query}>
        {(consents) => {
          const all = (Object.keys(languageNames) as Language[]).flatMap((language): One[] => {
            const text = countingText(consents, listing.id, call, language);
            return text ? [{ language, text }] : [];
          });
          const one = mayWrite && all.find(({ language }) => language === writing);
          return (
            <>
              <ul className={styles.list}>
                {all.map((each) => (
                  <Consent key={each.language} one={each} onWrite={onWrite} />
                ))}
              </ul>
              {one && <ConsentDialog listing={listing} call={call} {...one} onClose={close} />}
            </>
          );
        }}
      </Answered>
    </Card>
  );
}

function Consent({ one, onWrite }: { one: One; onWrite: ((one: One) => void) | null }) {
  const t = useTranslations('listings.consent');
  const format = useFormatter();
  const styles = useStyles();
  const { language, text } = one;
  const since = text.createdAt && format.dateTime(new Date(text.createdAt), { dateStyle: 'medium' });
  return (
    <li className={styles.one}>
      <div className={styles.head}>
        <span>
          <Text weight="semibold">{languageNames[language]}</Text>{' '}
          <Text size={200} className={styles.quiet}>
            {[t('version', { version: text.version }), t(`origin.${text.origin}`), since]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </span>
        {onWrite && (
          <Button
            size="small"
            icon={<EditRegular />}
            aria-label={`${t('write')}: ${languageNames[language]}`}
            onClick={() => onWrite(one)}
          >
            {t('write')}
          </Button>
        )}
      </div>
      <Text lang={language} className={styles.words}>
        {text.button}
      </Text>
      {text.tick !== null && (
        <Text lang={language} size={200} className={styles.words}>
          ☐ {text.tick}
        </Text>
      )}
    </li>
  );
}
