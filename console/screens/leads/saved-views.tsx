// The inbox's filters under names: a person's own and those of everybody. Choose, save what is shown, rename, remove.
import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { BookmarkRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import type { Filters } from './lead-query.ts';
import { screen, type SavedView } from './saved-view-acts.ts';
import { SavedViewForm } from './saved-view-form.tsx';
import { SavedViewList } from './saved-view-list.tsx';

type Open = 'new' | 'all' | null;

export function SavedViews({ filters }: { filters: Filters }) {
  const t = useTranslations('leads.view');
  const navigate = useNavigate();
  const publisherId = usePublisherId();
  const [open, setOpen] = useState<Open>(null);
  const opener = useRestoreFocusTarget();
  const views = useQuery({
    queryKey: [publisherId, 'saved views', screen],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/saved-views', {
          params: { path: { publisherId }, query: { screen, limit: 200 } },
        }),
      ),
  });
  const items = views.data?.items ?? [];
  const asText = inOrder(filters);
  const shown = items.find(({ query }) => inOrder(query) === asText);
  const show = ({ query }: SavedView) =>
    void navigate({ to: `/publishers/${publisherId}/leads`, search: query });
  const group = (title: string, of: SavedView[]) =>
    of.length > 0 && (
      <MenuGroup>
        <MenuGroupHeader>{title}</MenuGroupHeader>
        {of.map((view) => (
          <MenuItem key={view.id} onClick={() => show(view)}>
            {view.name}
          </MenuItem>
        ))}
      </MenuGroup>
    );
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button {...opener} icon={<BookmarkRegular />}>
            {shown ? shown.name : t('title')}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {group(
              t('own'),
              items.filter(({ shared }) => !shared),
            )}
            {group(
              t('shared'),
              items.filter(({ shared }) => shared),
            )}
            {items.length > 0 && <MenuDivider />}
            <MenuItem
              disabled={Object.keys(filters).length === 0 || shown !== undefined}
              onClick={() => setOpen('new')}
            >
              {t('save')}
            </MenuItem>
            {items.length > 0 && <MenuItem onClick={() => setOpen('all')}>{t('manage')}</MenuItem>}
          </MenuList>
        </MenuPopover>
      </Menu>
      {open === 'new' && <SavedViewForm filters={filters} onClose={() => setOpen(null)} />}
      <SavedViewList views={items} open={open === 'all'} onClose={() => setOpen(null)} />
    </>
  );
}

function inOrder(query: object): string {
  return JSON.stringify(Object.entries(query).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
