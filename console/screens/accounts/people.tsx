// Who belongs to the publisher, or to the operators, with which role; and who is invited.
import { Button, Select, Text } from '@fluentui/react-components';
import {
  DeleteRegular,
  PersonAddRegular,
  PersonAvailableRegular,
  PersonProhibitedRegular,
} from '@fluentui/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { useMay, useSession } from '../../session.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Mark } from '../../ui/marks.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { Ago } from '../../ui/time.tsx';
import { allPages } from '../delivery/all-pages.ts';
import { Invite } from './invite.tsx';
import { Invitations } from './invitations.tsx';
import { rolesOf, type Role } from './roles.ts';
import { useFailed } from './send-form.ts';
import { SettingsFrame, useSettings } from './settings-frame.tsx';

type Member = Schema['Member'];
const path = '/api/v1/publishers/{publisherId}/people';

export function People() {
  const t = useTranslations('settings.people');
  const { publisherId } = useSettings();
  const may = useMay();
  const [{ invite }, go] = useFilters(['invite']);
  const query = useQuery({
    queryKey: [publisherId, 'people', 'list'],
    queryFn: () =>
      allPages((cursor) =>
        told(api.GET(path, { params: { path: { publisherId }, query: { limit: 200, ...cursor } } })),
      ),
  });
  const columns = useColumns();
  return (
    <SettingsFrame
      part="people"
      actions={
        may('people:write') && (
          <Button appearance="primary" icon={<PersonAddRegular />} onClick={() => go({ invite: '1' })}>
            {t('invite')}
          </Button>
        )
      }
    >
      <Answered query={query} empty={(people) => people.length === 0 && <Text>{t('none')}</Text>}>
        {(people) => (
          <DataTable label={t('title')} columns={columns} rows={people} rowId={({ userId }) => userId} />
        )}
      </Answered>
      <Invitations />
      <SidePanel
        title={t('invite')}
        open={invite !== undefined && may('people:write')}
        onClose={() => go({ invite: undefined })}
      >
        <Invite onClose={() => go({ invite: undefined })} />
      </SidePanel>
    </SettingsFrame>
  );
}

function useColumns(): Column<Member>[] {
  const t = useTranslations('settings.people');
  const ui = useTranslations('ui');
  const { publisherId } = useSettings();
  const may = useMay();
  const { user } = useSession();
  const { remove } = useMemberActs();
  const writes = may('people:write');
  return [
    {
      id: 'name',
      title: t('name'),
      cell: ({ userId, name, email, disabledAt }) => (
        <>
          {name} {userId === user.id && <Mark tone="info">{t('you')}</Mark>}
          {disabledAt !== null && <Mark tone="bad">{t('disabled')}</Mark>}
          <Text block size={200}>
            {email}
          </Text>
        </>
      ),
    },
    {
      id: 'role',
      title: t('role'),
      cell: (member) => <RoleOf member={member} changeable={writes && rolesOf(publisherId).length > 1} />,
    },
    { id: 'joined', title: t('joined'), hiddenBelow: 640, cell: ({ joinedAt }) => <Ago at={joinedAt} /> },
    ...(writes
      ? [
          {
            id: 'acts',
            title: '',
            align: 'end' as const,
            width: '1%',
            cell: ({ userId, name, disabledAt }: Member) => (
              <span style={{ display: 'inline-flex' }}>
                {userId !== user.id && (
                  <SignInSwitch userId={userId} name={name} disabled={disabledAt !== null} />
                )}
                <Confirm
                  title={t('removeTitle', { name })}
                  words={t('removeWords')}
                  act={ui('remove')}
                  onConfirm={() => void remove(userId)}
                >
                  <Button
                    size="small"
                    appearance="subtle"
                    icon={<DeleteRegular />}
                    aria-label={t('removeOne', { name })}
                  />
                </Confirm>
              </span>
            ),
          },
        ]
      : []),
  ];
}

/** Keeps a person from signing in, or lets them again. */
function SignInSwitch({ userId, name, disabled }: { userId: string; name: string; disabled: boolean }) {
  const t = useTranslations('settings.people');
  const { disable } = useMemberActs();
  const looks = { size: 'small', appearance: 'subtle' } as const;
  if (disabled)
    return (
      <Button
        {...looks}
        icon={<PersonAvailableRegular />}
        aria-label={t('enableOne', { name })}
        onClick={() => void disable(userId, false)}
      />
    );
  return (
    <Confirm
      title={t('disableTitle', { name })}
      words={t('disableWords')}
      act={t('disable')}
      onConfirm={() => void disable(userId, true)}
    >
      <Button {...looks} icon={<PersonProhibitedRegular />} aria-label={t('disableOne', { name })} />
    </Confirm>
  );
}

function RoleOf({ member, changeable }: { member: Member; changeable: boolean }) {
  const t = useTranslations('settings');
  const { publisherId } = useSettings();
  const { change } = useMemberActs();
  const { userId, name, role } = member;
  if (!changeable) return <span title={t(`role.${role}.about`)}>{t(`role.${role}.name`)}</span>;
  return (
    <Select
      size="small"
      value={role}
      aria-label={t('people.roleOf', { name })}
      onChange={(_, { value }) => void change(userId, value as Role)}
    >
      {rolesOf(publisherId).map((each) => (
        <option key={each} value={each}>
          {t(`role.${each}.name`)}
        </option>
      ))}
    </Select>
  );
}

function useMemberActs() {
  const t = useTranslations('settings');
  const { publisherId } = useSettings();
  const queryClient = useQueryClient();
  const notices = useNotices();
  const failed = useFailed();
  const act = async (send: Promise<unknown>, done: string) => {
    try {
      await send;
      notices.done(done);
    } catch (error) {
      failed(error);
    } finally {
      await queryClient.invalidateQueries({ queryKey: [publisherId, 'people'] });
      // It may have been the reader's own role.
      await queryClient.invalidateQueries({ queryKey: ['session'] });
    }
  };
  const at = (userId: string) => ({ params: { path: { publisherId, userId } } });
  return {
    change: (userId: string, role: Role) =>
      act(
        told(api.PATCH(`${path}/{userId}`, { ...at(userId), body: { role } })),
        t('people.changed', { role: t(`role.${role}.name`) }),
      ),
    disable: (userId: string, disabled: boolean) =>
      act(
        told(api.PATCH(`${path}/{userId}`, { ...at(userId), body: { disabled } })),
        t(disabled ? 'people.disabledDone' : 'people.enabledDone'),
      ),
    remove: (userId: string) => act(told(api.DELETE(`${path}/{userId}`, at(userId))), t('people.removed')),
  };
}
