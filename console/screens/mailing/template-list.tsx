// The templates in use: what we ship, and a publisher's own.
import { Button } from '@fluentui/react-components';
import { AddRegular, MailTemplateRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { languageNames, useLanguage } from '../../language.tsx';
import { useMay, usePublisherId } from '../../session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { Mark } from '../../ui/marks.tsx';
import { Ago } from '../../ui/time.tsx';
import { templatesQuery } from './templates.ts';

export function NewTemplateButton() {
  const t = useTranslations('mailing');
  const publisherId = usePublisherId();
  const navigate = useNavigate();
  if (!useMay()('mail:write')) return null;
  return (
    <Button
      appearance="primary"
      icon={<AddRegular />}
      onClick={() => void navigate({ to: `/publishers/${publisherId}/mails/templates/new` })}
    >
      {t('list.new')}
    </Button>
  );
}

export function TemplateList() {
  const t = useTranslations('mailing.list');
  const publisherId = usePublisherId();
  const { language } = useLanguage();
  const query = useQuery(templatesQuery(publisherId, language));
  const at = (id: string) => `/publishers/${publisherId}/mails/templates/${id}`;
  return (
    <Answered
      query={query}
      empty={({ items }) => items.length === 0 && <Empty icon={<MailTemplateRegular />} title={t('empty')} />}
    >
      {({ items }) => (
        <DataTable
          label={t('title')}
          rows={items}
          rowId={({ id }) => id}
          rowLink={({ id }) => at(id)}
          columns={[
            { id: 'name', title: t('name'), cell: ({ id, name }) => <Link to={at(id)}>{name}</Link> },
            {
              id: 'languages',
              title: t('languages'),
              hiddenBelow: 640,
              cell: ({ languages }) => languages.map((each) => languageNames[each]).join(', '),
            },
            {
              id: 'saved',
              title: t('saved'),
              align: 'end',
              cell: ({ savedAt }) =>
                savedAt === null ? <Mark tone="quiet">{t('shipped')}</Mark> : <Ago at={savedAt} />,
            },
          ]}
        />
      )}
    </Answered>
  );
}
