// Status pages: who may see how leads flow without signing in, what each shows, when it was last opened, and an end to it.
import { Button, Text } from '@fluentui/react-components';
import { AddRegular, HeartPulseRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Answered, Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { RevocableTable } from '../accounts/revocable-table.tsx';
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
  const { revoke } = useStatusPageActs();
  const shows = ({ namesDestinations, countsLeads }: StatusPage) =>
    [namesDestinations && t('showsNames'), countsLeads && t('showsCounts')].filter(Boolean).join(' · ') ||
    t('showsStates');
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
          <RevocableTable
            part="statusPages"
            rows={pages}
            opens={{ id: 'shows', title: t('shows'), hiddenBelow: 640, cell: shows }}
            acts={({ id, name }) => (
              <Button
                size="small"
                style={{ whiteSpace: 'nowrap' }}
                aria-label={t('changeOne', { name })}
                onClick={() => go({ edit: id })}
              >
                {t('change')}
              </Button>
            )}
            revoke={revoke}
          />
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
