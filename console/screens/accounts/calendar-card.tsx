// The address at which the reader's calendar reads their tasks: made, made anew, switched off. It is shown once.
import { Button, Text } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { useSession } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Answered } from '../../ui/faces.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { useFailed } from './send-form.ts';

const key = ['calendar-link'];
const path = '/api/v1/session/calendar-link';

/** For those who may have tasks. */
export function CalendarCard() {
  const { memberships } = useSession();
  return memberships.some(({ scopes }) => scopes.includes('work:write')) && <Link />;
}

function Link() {
  const t = useTranslations('account.calendar');
  const query = useQuery({ queryKey: key, queryFn: () => told(api.GET(path)) });
  const { make, end } = useActs();
  const url = make.data?.url;
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      <Answered query={query}>
        {({ madeAt }) =>
          madeAt === null ? (
            <>
              <Text>{t('none')}</Text>
              <div>
                <Button onClick={() => make.mutate()} disabledFocusable={make.isPending}>
                  {t('make')}
                </Button>
              </div>
            </>
          ) : (
            <>
              {url === undefined ? (
                <Text>{t('made', { madeAt: new Date(madeAt) })}</Text>
              ) : (
                <ShownOnce title={t('once')} words={t('onceWords')} label={t('link')} value={url} />
              )}
              <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
                <Confirm
                  title={t('renewTitle')}
                  words={t('renewWords')}
                  act={t('renew')}
                  onConfirm={() => make.mutate()}
                >
                  <Button size="small">{t('renew')}</Button>
                </Confirm>
                <Confirm
                  title={t('offTitle')}
                  words={t('offWords')}
                  act={t('off')}
                  onConfirm={() => end.mutate()}
                >
                  <Button size="small">{t('off')}</Button>
                </Confirm>
              </div>
            </>
          )
        }
      </Answered>
    </Card>
  );
}

function useActs() {
  const t = useTranslations('account.calendar');
  const queryClient = useQueryClient();
  const notices = useNotices();
  const failed = useFailed();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: key });
  const make = useMutation({
    mutationFn: () => told(api.POST(path)),
    onSettled,
    onError: failed,
  });
  const end = useMutation({
    mutationFn: () => told(api.DELETE(path)),
    onSuccess: () => {
      make.reset();
      notices.done(t('offDone'));
    },
    onSettled,
    onError: failed,
  });
  return { make, end };
}
