// Sends a destination everything again that is parked, or all it lacks, since a time. Says how many before it does.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Input,
  Radio,
  RadioGroup,
  Text,
} from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useNotices } from '../../ui/notices.tsx';
import { countsQuery } from './backlog.ts';
import { usePlace, type Destination } from './destinations.ts';
import { useReplay } from './replays.ts';

type Which = 'parked' | 'lacking';

export function ReplaySince({ destination }: { destination: Destination }) {
  const t = useTranslations('deliveries.replay');
  const ui = useTranslations('ui');
  const notices = useNotices();
  const { publisherId } = usePlace();
  const replay = useReplay();
  const [open, setOpen] = useState(false);
  const [which, setWhich] = useState<Which>('parked');
  const [local, setLocal] = useState('');
  const since = local === '' ? undefined : new Date(local).toISOString();
  const counts = useQuery({ ...countsQuery(publisherId, destination.id, since), enabled: open });
  const parked = counts.data?.parked ?? 0;
  const waiting = counts.data?.waiting ?? 0;

  const send = () =>
    replay.mutate(
      {
        destinationId: destination.id,
        ...(which === 'parked' ? { state: 'parked' as const } : {}),
        ...(since === undefined ? {} : { since }),
      },
      {
        onSuccess: ({ count }) => {
          notices.done(t('done', { count }));
          setOpen(false);
        },
        onError: notices.failed,
      },
    );

  return (
    <Dialog open={open} onOpenChange={(_, { open: next }) => setOpen(next)}>
      <DialogTrigger disableButtonEnhancement>
        <Button size="small" icon={<ArrowRepeatAllRegular />}>
          {t('many')}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('title', { name: destination.name })}</DialogTitle>
          <DialogContent style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
            <ReplayChoice which={which} onWhich={setWhich} since={local} onSince={setLocal} />
            <Text role="status">
              {counts.isFetching && counts.data === undefined
                ? ui('loading')
                : which === 'parked'
                  ? t('countParked', { count: parked })
                  : t('countLacking', { count: parked + waiting })}
            </Text>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{ui('cancel')}</Button>
            </DialogTrigger>
            <Button
              appearance="primary"
              disabledFocusable={
                replay.isPending || counts.data === undefined || (which === 'parked' && parked === 0)
              }
              onClick={send}
            >
              {t('send')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

type ReplayChoice = {
  which: Which;
  onWhich: (which: Which) => void;
  since: string;
  onSince: (since: string) => void;
};

function ReplayChoice({ which, onWhich, since, onSince }: ReplayChoice) {
  const t = useTranslations('deliveries.replay');
  return (
    <>
      <Field label={t('which')}>
        <RadioGroup value={which} onChange={(_, { value }) => onWhich(value as Which)}>
          <Radio value="parked" label={t('parked')} />
          <Radio value="lacking" label={t('lacking')} />
        </RadioGroup>
      </Field>
      <Field label={t('since')} hint={t('sinceHint')}>
        <Input type="datetime-local" value={since} onChange={(_, { value }) => onSince(value)} />
      </Field>
    </>
  );
}
