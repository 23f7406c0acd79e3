// Hands leads to a person, or to nobody.
import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { useNotices } from '../../ui/notices.tsx';
import type { Lead } from './inbox.ts';
import { usePeople } from './people.ts';

type Page = { items: Lead[]; nextCursor: string | null };

export function AssignMenu({ leadIds, onDone }: { leadIds: string[]; onDone?: () => void }) {
  const t = useTranslations('leads');
  const people = usePeople().filter(({ works }) => works);
  const assign = useAssign();
  const to = (userId: string | null) => assign.mutate({ leadIds, userId }, { onSuccess: () => onDone?.() });
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<PersonAddRegular />} disabledFocusable={assign.isPending}>
          {t('assign')}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {people.map(({ id, name }) => (
            <MenuItem key={id} onClick={() => to(id)}>
              {name}
            </MenuItem>
          ))}
          {people.length > 0 && <MenuDivider />}
          <MenuItem onClick={() => to(null)}>{t('nobody')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function useAssign() {
  const t = useTranslations('leads');
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: async ({ leadIds, userId }: { leadIds: string[]; userId: string | null }) => {
      for (let from = 0; from < leadIds.length; from += most)
        await told(
          api.POST('/api/v1/publishers/{publisherId}/leads/assignments', {
            params: { path: { publisherId } },
            body: { leadIds: leadIds.slice(from, from + most), userId },
          }),
        );
    },
    onSuccess: (_, { leadIds, userId }) => {
      // The pages scrolled through are not asked for again; they learn it here, and with them what overlays them.
      const ids = new Set(leadIds);
      const given = (page: Page): Page => ({
        ...page,
        items: page.items.map((lead) => (ids.has(lead.id) ? { ...lead, assignedTo: userId } : lead)),
      });
      queryClient.setQueriesData<InfiniteData<Page>>(
        { queryKey: [publisherId, 'inbox'] },
        (old) => old && { ...old, pages: old.pages.map(given) },
      );
      for (const overlay of ['newest', 'in sight'])
        queryClient.setQueriesData<Page>(
          { queryKey: [publisherId, 'leads', overlay] },
          (old) => old && given(old),
        );
      notices.done(t('assigned', { count: leadIds.length }));
    },
    onError: notices.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: [publisherId, 'leads'] }),
  });
}

/** The API takes so many at once. */
const most = 500;
