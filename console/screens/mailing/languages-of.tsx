// The languages of a template, as tabs: which are written, which have a problem, and one more or less.
import { Button, CounterBadge, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { languageNames, type Language } from '../../language.tsx';
import { languages, type Editing } from './templates.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  tabs: { minWidth: 0, maxWidth: '100%', overflowX: 'auto' },
  tab: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  unwritten: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
});

type LanguagesOf = {
  editing: Editing;
  shown: Language;
  onShow: (language: Language) => void;
  changeable: boolean;
};

export function LanguagesOf({ editing, shown, onShow, changeable }: LanguagesOf) {
  const t = useTranslations('mailing.editor');
  const styles = useStyles();
  const problemsOf = (language: Language) =>
    editing.problems.filter(({ field }) => field.startsWith(`contents.${language}.`)).length;
  const isWritten = editing.contents[shown] !== undefined;
  return (
    <div className={styles.bar}>
      <div className={styles.tabs}>
        <TabList
          aria-label={t('languages')}
          selectedValue={shown}
          onTabSelect={(_, { value }) => onShow(value as Language)}
        >
          {languages.map((language) => {
            const problems = problemsOf(language);
            return (
              <Tab key={language} value={language}>
                <span className={styles.tab}>
                  <span className={editing.contents[language] === undefined ? styles.unwritten : ''}>
                    {languageNames[language]}
                  </span>
                  {problems > 0 && (
                    <CounterBadge
                      count={problems}
                      color="danger"
                      size="small"
                      aria-label={t('problems', { count: problems })}
                    />
                  )}
                </span>
              </Tab>
            );
          })}
        </TabList>
      </div>
      {changeable && isWritten && Object.keys(editing.contents).length > 1 && (
        <Button
          appearance="subtle"
          size="small"
          icon={<DeleteRegular />}
          onClick={() => editing.write(shown, null)}
        >
          {t('without', { language: languageNames[shown] })}
        </Button>
      )}
    </div>
  );
}
