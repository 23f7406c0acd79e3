// The fields of a publisher's own on its lead forms: their order, what they are, and those that are archived.
import { Button, Text } from '@fluentui/react-components';
import { AddRegular, ArrowDownRegular, ArrowUpRegular, FormRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import { useMay } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { SettingsFrame, useSettings } from '../accounts/settings-frame.tsx';
import { leadFieldsQuery, mostFields, useLeadFieldActs, wordsIn, type LeadField } from './lead-fields.ts';

export function LeadFieldList() {
  const t = useTranslations('lead-fields');
  const { publisherId, base } = useSettings();
  const may = useMay();
  const navigate = useNavigate();
  const query = useQuery(leadFieldsQuery(publisherId));
  const inUse = query.data?.filter(({ archivedAt }) => archivedAt === null) ?? [];
  const add = may('listings:write') && (
    <Button
      appearance="primary"
      icon={<AddRegular />}
      disabledFocusable={inUse.length >= mostFields}
      onClick={() => void navigate({ to: `${base}/lead-fields/new` })}
    >
      {t('add')}
    </Button>
  );
  return (
    <SettingsFrame part="lead-fields" actions={add}>
      <Text>{t('about', { most: mostFields })}</Text>
      <Answered
        query={query}
        empty={(fields) =>
          fields.length === 0 && (
            <Empty icon={<FormRegular />} title={t('none')}>
              {t('noneWords')}
            </Empty>
          )
        }
      >
        {(fields) => <Fields inUse={inUse} archived={fields.filter((each) => !inUse.includes(each))} />}
      </Answered>
    </SettingsFrame>
  );
}

function Fields({ inUse, archived }: { inUse: LeadField[]; archived: LeadField[] }) {
  const t = useTranslations('lead-fields');
  const may = useMay();
  const columns = useColumns();
  const order = useOrder(inUse);
  const shown = may('listings:write') && inUse.length > 1 ? [...columns, order] : columns;
  return (
    <>
      {inUse.length > 0 && (
        <DataTable label={t('title')} columns={shown} rows={inUse} rowId={({ name }) => name} />
      )}
      {archived.length > 0 && (
        <Card title={t('archived')}>
          <Text>{t('archivedAbout')}</Text>
          <DataTable label={t('archived')} columns={columns} rows={archived} rowId={({ name }) => name} />
        </Card>
      )}
    </>
  );
}

function useColumns(): Column<LeadField>[] {
  const t = useTranslations('lead-fields');
  const { base } = useSettings();
  const { language } = useLanguage();
  return [
    {
      id: 'label',
      title: t('label'),
      cell: (field) => (
        <>
          <Link to={`${base}/lead-fields/${field.name}`}>{wordsIn(language, field)}</Link>
          {field.required && ' *'}
          <Text block size={200}>
            {field.name}
          </Text>
        </>
      ),
    },
    { id: 'kind', title: t('kind'), hiddenBelow: 640, cell: ({ kind }) => t(`kinds.${kind}`) },
    {
      id: 'needed',
      title: t('needed'),
      hiddenBelow: 960,
      cell: ({ required }) => t(required ? 'required' : 'optional'),
    },
    {
      id: 'listings',
      title: t('listings'),
      hiddenBelow: 960,
      cell: ({ listingIds }) =>
        listingIds === null ? t('allListings') : t('someListings', { count: listingIds.length }),
    },
  ];
}

/** Buttons that move a row; the focus stays on the button that was pressed, which moves along with its row. */
function useOrder(inUse: LeadField[]): Column<LeadField> {
  const t = useTranslations('lead-fields');
  const { language } = useLanguage();
  const notices = useNotices();
  const { change } = useLeadFieldActs();
  const move = (field: LeadField, position: number) => {
    change(field.name, { position }).then(
      () => notices.done(t('moved', { name: wordsIn(language, field), place: position + 1 })),
      notices.failed,
    );
  };
  return {
    id: 'order',
    title: t('order'),
    align: 'end',
    width: '1%',
    cell: (field) => {
      const at = inUse.indexOf(field);
      const name = wordsIn(language, field);
      return (
        <span style={{ display: 'inline-flex' }}>
          <Button
            appearance="subtle"
            icon={<ArrowUpRegular />}
            aria-label={t('up', { name })}
            disabledFocusable={at === 0}
            onClick={() => move(field, at - 1)}
          />
          <Button
            appearance="subtle"
            icon={<ArrowDownRegular />}
            aria-label={t('down', { name })}
            disabledFocusable={at === inUse.length - 1}
            onClick={() => move(field, at + 1)}
          />
        </span>
      );
    },
  };
}
