// One template: its source on the left, in each language it is written in, and on the right what a reader gets of it.
import { Field, Input, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage, type Language } from '../../language.tsx';
import { useMay, usePublisherId } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SaveDraft } from '../followup/save-draft.tsx';
import { ArchiveTemplate } from './archive-template.tsx';
import { LanguagesOf } from './languages-of.tsx';
import { TemplateFields } from './template-fields.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { TemplateTest } from './template-test.tsx';
import {
  languages,
  templateQuery,
  usePreview,
  useTemplateDraft,
  type Contents,
  type Template,
} from './templates.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
    '@media (max-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
});

export function TemplateEditor() {
  const t = useTranslations('mailing.list');
  const { templateId = '' }: { templateId?: string } = useParams({ strict: false });
  const { language } = useLanguage();
  const query = useQuery(templateQuery(usePublisherId(), templateId, language));
  return (
    <AnsweredScreen query={query} title={t('name')} back={<Back />}>
      {/* A version saved, here or elsewhere, begins the draft anew. */}
      {(template) => <Whole key={template.version} template={template} />}
    </AnsweredScreen>
  );
}

export function TemplateNew() {
  return <Whole template={null} />;
}

function Back() {
  const t = useTranslations('mailing');
  return <Link to={`/publishers/${usePublisherId()}/mails`}>{t('back')}</Link>;
}

function Whole({ template }: { template: Template | null }) {
  const t = useTranslations('mailing.editor');
  const styles = useStyles();
  const may = useMay();
  const navigate = useNavigate();
  const publisherId = usePublisherId();
  const { language: own } = useLanguage();
  const begun = languages.filter((each) => template?.contents[each] !== undefined);
  const [shown, setShown] = useState<Language>(begun.includes(own) ? own : (begun[0] ?? own));
  // The draft is the editor's; what the server says of it comes back into it.
  const [contents, setContents] = useState<Contents>((template?.contents ?? {}) as Contents);
  const preview = usePreview(contents, shown);
  const editing = useTemplateDraft(
    template,
    preview.data,
    (id) => void navigate({ to: `/publishers/${publisherId}/mails/templates/${id}` }),
  );
  if (editing.contents !== contents) setContents(editing.contents);
  const changeable = may('mail:write');
  return (
    <Screen
      title={template?.name ?? t('new')}
      back={<Back />}
      actions={
        changeable && (
          <>
            {template !== null && template.version > 0 && <ArchiveTemplate template={template} />}
            <TemplateTest template={template} contents={editing.contents} language={shown} />
          </>
        )
      }
    >
      {!changeable && (
        <MessageBar>
          <MessageBarBody>{t('onlyRead')}</MessageBarBody>
        </MessageBar>
      )}
      <Field
        label={t('name')}
        required
        {...(editing.nameWrong ? { validationState: 'error', validationMessage: editing.nameWrong } : {})}
      >
        <Input
          value={editing.name}
          readOnly={!changeable}
          onChange={(_, { value }) => editing.rename(value)}
        />
      </Field>
      <LanguagesOf editing={editing} shown={shown} onShow={setShown} changeable={changeable} />
      <div className={styles.columns}>
        <div className={styles.column} key={`${shown} ${editing.round}`}>
          <TemplateFields editing={editing} language={shown} changeable={changeable} />
        </div>
        <div className={styles.column}>
          <TemplatePreview preview={preview} written={editing.contents[shown] !== undefined} />
        </div>
      </div>
      {changeable && (template !== null || editing.changed) && (
        <SaveDraft editing={editing} version={template?.version ?? 0} act={t('save')} done={t('saved')} />
      )}
    </Screen>
  );
}
