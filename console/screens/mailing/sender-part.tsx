// Who sends mails to leads, whether they can go, and where mail servers tell of those that came back.
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Controller, useForm, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { EditCard } from '../../ui/edit-card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import type { Schema } from '../../api.ts';
import { ConsentField, usualBases, type Basis } from './consent-field.tsx';

const useStyles = makeStyles({
  address: { whiteSpace: 'pre-line' },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const path = '/api/v1/publishers/{publisherId}';

export function SenderPart() {
  const publisherId = usePublisherId();
  const may = useMay();
  const query = useQuery({
    queryKey: [publisherId, 'mail-sender'],
    queryFn: () => told(api.GET(`${path}/mail-sender`, { params: { path: { publisherId } } })),
  });
  return (
    <>
      <Answered query={query}>
        {(known) => (
          <>
            <Missing known={known} />
            <SenderCard known={known} />
          </>
        )}
      </Answered>
      {may('mail:write') && <ReportCard />}
    </>
  );
}

type Known = Schema['MailSender'];

function Missing({ known: { sender, from, waiting } }: { known: Known }) {
  const t = useTranslations('mailing.sender');
  if (sender !== null && from !== null) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('missing')}</MessageBarTitle>{' '}
        {[
          sender === null ? t('noSender') : '',
          from === null ? t('noServer') : '',
          t('waiting', { count: waiting }),
        ]
          .filter(Boolean)
          .join(' ')}
      </MessageBarBody>
    </MessageBar>
  );
}

function SenderCard({ known: { sender, from } }: { known: Known }) {
  const t = useTranslations('mailing.sender');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const saveForm = useSaveForm();
  const begun: Values = {
    fromName: sender?.fromName ?? '',
    replyTo: sender?.replyTo ?? '',
    postalAddress: sender?.postalAddress ?? '',
    consentBases: sender?.consentBases ?? usualBases,
  };
  const form = useForm({ defaultValues: begun });
  const save = () =>
    saveForm(form, ['fromName', 'replyTo', 'postalAddress', 'consentBases'], async (body) => {
      const saved = await told(api.PUT(`${path}/mail-sender`, { params: { path: { publisherId } }, body }));
      queryClient.setQueryData([publisherId, 'mail-sender'], saved);
    });
  return (
    <EditCard
      title={t('title')}
      name="sender"
      changeable={useMay()('mail:write')}
      onSave={save}
      onOpen={() => form.reset(begun)}
      facts={
        <Facts
          facts={[
            [t('fromName'), sender?.fromName],
            [t('from'), from],
            [t('replyTo'), sender?.replyTo],
            [t('postalAddress'), sender && <span className={styles.address}>{sender.postalAddress}</span>],
            [
              t('bases'),
              sender && (sender.consentBases.map((basis) => t(`basis.${basis}`)).join(', ') || t('noBases')),
            ],
          ]}
        />
      }
    >
      <SenderFields control={form.control} />
    </EditCard>
  );
}

type Values = { fromName: string; replyTo: string; postalAddress: string; consentBases: Basis[] };

function SenderFields({ control }: { control: Control<Values> }) {
  const t = useTranslations('mailing.sender');
  return (
    <>
      <TextField control={control} name="fromName" label={t('fromName')} hint={t('fromNameHint')} required />
      <TextField
        control={control}
        name="replyTo"
        label={t('replyTo')}
        hint={t('replyToHint')}
        required
        inputMode="email"
      />
      <TextField
        control={control}
        name="postalAddress"
        label={t('postalAddress')}
        hint={t('postalAddressHint')}
        required
        multiline
        rows={3}
      />
      <Controller
        control={control}
        name="consentBases"
        render={({ field }) => <ConsentField value={field.value} onChange={field.onChange} />}
      />
    </>
  );
}

function ReportCard() {
  const t = useTranslations('mailing.reports');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const notices = useNotices();
  const queryKey = [publisherId, 'mail-report-url'];
  const query = useQuery({
    queryKey,
    queryFn: () => told(api.GET(`${path}/mail-report-urls`, { params: { path: { publisherId } } })),
  });
  const renew = async () => {
    try {
      const made = await told(
        api.POST(`${path}/mail-report-urls`, {
          params: { path: { publisherId } },
          body: { overlapHours: 0 },
        }),
      );
      queryClient.setQueryData(queryKey, made);
      notices.done(t('made'));
    } catch (error) {
      notices.failed(error);
    }
  };
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      <Answered query={query}>
        {({ url }) =>
          url === null ? (
            <div className={styles.acts}>
              <Button onClick={() => void renew()}>{t('make')}</Button>
            </div>
          ) : (
            <>
              <Copyable value={url} label={t('title')} />
              <div className={styles.acts}>
                <Confirm
                  title={t('renewTitle')}
                  words={t('renewWords')}
                  act={t('renew')}
                  onConfirm={() => void renew()}
                >
                  <Button>{t('renew')}</Button>
                </Confirm>
              </div>
            </>
          )
        }
      </Answered>
    </Card>
  );
}
