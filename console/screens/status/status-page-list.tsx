// Status pages: who may see how leads flow without signing in, what each shows, when it was last opened, and an end to it.
import { Button, Text } from '@fluentui/react-components';
import { AddRegular, HeartPulseRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Confirm } from '../../ui/confirm.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Mark } from '../../ui/marks.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { Ago } from '../../ui/time.tsx';
import { useFailed } from '../accounts/send-form.ts';
import { SettingsFrame, useSettings } from '../accounts/settings-frame.tsx';
import { StatusPageForm } from './status-page-form.tsx';
import { statusPagesQuery, useStatusPageActs, type StatusPage } from './status-pages.ts';

export function StatusPageList() {
  const t = useTranslations('settings.statusPages');
  const { publisherId } = useSettings();
  const query = useQuery(statusPagesQuery(publisherId));
  // edit: the id of the one that is changed; "new" for another.
  const [{ edit }, go] = useFilters(['edit']);
  const edited = query.data?.find(({ id, revokedAt }) => id === edit && revokedAt === null);
  const close = () => go({ edit: undefined });
  const columns = useColumns((id) => go({ edit: id }));
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => go({ edit: 'new' })}>
      {t('create')}
    </Button>
  );
  return (
    <SettingsFrame part="status-pages" actions={add}>
      <Text>{t('about')}</Text>
      <Answered
        query={query}
        empty={(pages) =>
          pages.length === 0 && (
            <Empty icon={<HeartPulseRegular />} title={t('none')}>
              {t('noneWords')}
            </Empty>
          )
        }
      >
        {(pages) => (
          <DataTable label={t('title')} columns={columns} rows={livingFirst(pages)} rowId={({ id }) => id} />
        )}
      </Answered>
      <SidePanel
        title={edited === undefined ? t('create') : t('changeTitle')}
        open={edit === 'new' || edited !== undefined}
        onClose={close}
      >
        <StatusPageForm page={edited ?? null} onClose={close} />
      </SidePanel>
    </SettingsFrame>
  );
}

/** The newest first, and those that work before those that were revoked. */
function livingFirst(pages: StatusPage[]): StatusPage[] {
  return pages
    .toReversed()
    .toSorted((one, other) => Number(one.revokedAt !== null) - Number(other.revokedAt !== null));
}

function useColumns(onChange: (id: string) => void): Column<StatusPage>[] {
  const t = useTranslations('settings.statusPages');
  const shows = ({ namesDestinations, countsLeads }: StatusPage) =>
    [namesDestinations && t('showsNames'), countsLeads && t('showsCounts')].filter(Boolean).join(' · ') ||
    t('showsStates');
  return [
    { id: 'name', title: t('name'), cell: ({ name }) => name },
    { id: 'shows', title: t('shows'), hiddenBelow: 640, cell: shows },
    { id: 'made', title: t('made'), hiddenBelow: 960, cell: ({ createdAt }) => <Ago at={createdAt} /> },
    {
      id: 'used',
      title: t('used'),
      hiddenBelow: 640,
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('never') : <Ago at={lastUsedAt} />),
    },
    {
      id: 'acts',
      title: '',
      align: 'end',
      width: '1%',
      cell: (page) =>
        page.revokedAt === null ? (
          <Acts page={page} onChange={onChange} />
        ) : (
          <Mark tone="quiet">{t('revoked')}</Mark>
        ),
    },
  ];
}

function Acts({ page: { id, name }, onChange }: { page: StatusPage; onChange: (id: string) => void }) {
  const t = useTranslations('settings.statusPages');
  const revoke = useRevoke();
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', justifyContent: 'end', gap: 8 }}>
      <Button
        size="small"
        style={{ whiteSpace: 'nowrap' }}
        aria-label={t('changeOne', { name })}
        onClick={() => onChange(id)}
      >
        {t('change')}
      </Button>
      <Confirm
        title={t('revokeTitle', { name })}
        words={t('revokeWords')}
        act={t('revoke')}
        onConfirm={() => void revoke(id)}
      >
        <Button size="small" style={{ whiteSpace: 'nowrap' }} aria-label={t('revokeOne', { name })}>
          {t('revoke')}
        </Button>
      </Confirm>
    </span>
  );
}

function useRevoke(): (id: string) => Promise<void> {
  const t = useTranslations('settings.statusPages');
  const { revoke } = useStatusPageActs();
  const notices = useNotices();
  const failed = useFailed();
  return async (id) => {
    try {
      await revoke(id);
      notices.done(t('revokedNow'));
    } catch (error) {
      failed(error);
    }
  };
}
