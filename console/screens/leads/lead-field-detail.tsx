// One field of the publisher's own: changed, archived, brought back.
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import { useMay } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useParam } from '../../ui/param.ts';
import { Screen } from '../../ui/screen.tsx';
import { useSettings } from '../accounts/settings-frame.tsx';
import { LeadFieldForm } from './lead-field-form.tsx';
import { leadFieldsQuery, useLeadFieldActs, wordsIn, type LeadField } from './lead-fields.ts';

export function LeadFieldDetail() {
  const t = useTranslations('lead-fields');
  const ui = useTranslations('ui');
  const { publisherId, base } = useSettings();
  const { language } = useLanguage();
  const may = useMay();
  const name = useParam('fieldName');
  const query = useQuery(leadFieldsQuery(publisherId));
  const field = query.data?.find((each) => each.name === name);
  return (
    <Screen
      title={field ? wordsIn(language, field) : t('one')}
      back={<Link to={`${base}/lead-fields`}>{t('back')}</Link>}
      actions={field && may('listings:write') && <Archive field={field} />}
    >
      <Answered query={query} empty={() => !field && <Empty title={ui('failed.not_found')} />}>
        {() => field && <Parts field={field} />}
      </Answered>
    </Screen>
  );
}

function Parts({ field }: { field: LeadField }) {
  const t = useTranslations('lead-fields');
  const ui = useTranslations('ui');
  const notices = useNotices();
  const may = useMay();
  const { change } = useLeadFieldActs();
  return (
    <div style={{ maxWidth: 720, display: 'flex', flexDirection: 'column', gap: 16 }}>
      {field.archivedAt !== null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('archivedAbout')}</MessageBarBody>
        </MessageBar>
      )}
      <Card title={t('one')}>
        <LeadFieldForm
          key={field.name}
          field={field}
          submit={ui('save')}
          changeable={may('listings:write')}
          onSave={async (facts) => {
            await change(field.name, facts);
            notices.done(ui('saved'));
          }}
        />
      </Card>
    </div>
  );
}

function Archive({ field: { name, archivedAt } }: { field: LeadField }) {
  const t = useTranslations('lead-fields');
  const notices = useNotices();
  const { change } = useLeadFieldActs();
  const act = (archived: boolean) =>
    void change(name, { archived }).then(
      () => notices.done(t(archived ? 'archivedNow' : 'restoredNow')),
      notices.failed,
    );
  if (archivedAt !== null) return <Button onClick={() => act(false)}>{t('restore')}</Button>;
  return (
    <Confirm
      title={t('archiveTitle')}
      words={t('archivedAbout')}
      act={t('archive')}
      onConfirm={() => act(true)}
    >
      <Button>{t('archive')}</Button>
    </Confirm>
  );
}
