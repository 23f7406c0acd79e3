// Whose leads are shown: a person may belong to several publishers, and an operator sees all of them.
import { Button, Menu, MenuDivider, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from './api.ts';
import { operatorId, usePublisherId, useSession } from './session.ts';
import { MenuLink } from './ui/menu-link.tsx';

export function PublisherMenu() {
  const t = useTranslations('nav');
  const session = useSession();
  const publisherId = usePublisherId();
  const all = useQuery({
    queryKey: ['publishers', 'menu'],
    queryFn: () => told(api.GET('/api/v1/publishers', { params: { query: { limit: 50 } } })),
    enabled: session.operator,
  });
  const own = session.memberships.filter((each) => each.publisherId !== operatorId);
  const publishers = session.operator
    ? (all.data?.items ?? []).filter(({ id }) => id !== operatorId).map(({ id, name }) => ({ id, name }))
    : own.map((each) => ({ id: each.publisherId, name: each.publisherName }));
  const shown =
    publisherId === operatorId
      ? t('marketplace')
      : (publishers.find(({ id }) => id === publisherId)?.name ?? t('publisher'));
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<ChevronDownRegular />}
          iconPosition="after"
          aria-label={t('choosePublisher', { name: shown })}
          style={{ minWidth: 0, maxWidth: '40vw', whiteSpace: 'nowrap' }}
        >
          <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{shown}</span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {session.operator && <MenuLink to="/operator/overview">{t('marketplace')}</MenuLink>}
          {session.operator && <MenuDivider />}
          {publishers.map(({ id, name }) => (
            <MenuLink key={id} to={`/publishers/${id}/overview`}>
              {name}
            </MenuLink>
          ))}
          {session.operator && <MenuLink to="/operator/publishers">{t('allPublishers')}</MenuLink>}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
