// The source of a template in one language: subject, preheader, body with its lines, and the text part.
import {
  Button,
  Field,
  Input,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Switch,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { languageNames, type Language } from '../../language.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { insertable, LinedText, type LinedTextHandle } from './lined-text.tsx';
import { languages, type Editing } from './templates.ts';

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type TemplateFields = { editing: Editing; language: Language; changeable: boolean };

export function TemplateFields({ editing, language, changeable }: TemplateFields) {
  const t = useTranslations('mailing.editor');
  const words = useProblemWords();
  const body = useRef<LinedTextHandle>(null);
  const content = editing.contents[language];
  if (content === undefined)
    return <Unwritten editing={editing} language={language} changeable={changeable} />;
  const problemsOf = (name: string) =>
    editing.problems
      .filter(({ field }) => field === `contents.${language}.${name}`)
      .map((problem) => ({ line: Number(problem.given['line'] ?? 1), words: words.ofField(problem) }));
  const line = (name: 'subject' | 'preheader') => {
    const [first] = problemsOf(name);
    return (
      <Field
        label={t(name)}
        hint={t(`${name}Hint`)}
        required={name === 'subject'}
        {...(first ? { validationState: 'error', validationMessage: first.words } : {})}
      >
        <Input
          value={content[name]}
          readOnly={!changeable}
          onChange={(_, { value }) => editing.write(language, { [name]: value })}
        />
      </Field>
    );
  };
  return (
    <>
      {line('subject')}
      {line('preheader')}
      {changeable && <Insert onInsert={(text) => body.current?.insert(text)} />}
      <LinedText
        ref={body}
        label={t('body')}
        hint={t('bodyHint')}
        value={content.body}
        readOnly={!changeable}
        problems={problemsOf('body')}
        onChange={(value) => editing.write(language, { body: value })}
      />
      {changeable && (
        <Switch
          label={t('ownText')}
          checked={content.text !== null}
          onChange={(_, { checked }) => editing.write(language, { text: checked ? '' : null })}
        />
      )}
      {content.text !== null && (
        <LinedText
          label={t('text')}
          hint={t('textHint')}
          value={content.text}
          readOnly={!changeable}
          problems={problemsOf('text')}
          onChange={(value) => editing.write(language, { text: value })}
        />
      )}
    </>
  );
}

/** A language that is begun takes over what is there, to be translated. */
function Unwritten({ editing, language, changeable }: TemplateFields) {
  const t = useTranslations('mailing.editor');
  const styles = useStyles();
  const written = languages.filter((each) => editing.contents[each] !== undefined);
  return (
    <>
      <Text>{t('unwritten', { language: languageNames[language] })}</Text>
      {changeable && (
        <div className={styles.acts}>
          <Button onClick={() => editing.write(language, {})}>{t('begin')}</Button>
          {written.map((each) => (
            <Button key={each} onClick={() => editing.write(language, editing.contents[each]!)}>
              {t('copyFrom', { language: languageNames[each] })}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

function Insert({ onInsert }: { onInsert: (text: string) => void }) {
  const t = useTranslations('mailing.insert');
  const styles = useStyles();
  return (
    <div className={styles.acts}>
      {(['values', 'parts'] as const).map((group) => (
        <Menu key={group}>
          <MenuTrigger disableButtonEnhancement>
            <Button size="small" icon={<AddRegular />}>
              {t(group)}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {insertable[group].map(([name, text]) => (
                <MenuItem key={name} onClick={() => onInsert(text)}>
                  {t(`what.${name}`)}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      ))}
    </div>
  );
}
