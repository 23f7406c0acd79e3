// What a lead became: its opportunities, and the way to make it one.
import { Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { MoneyRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { AgeMark } from './deal-marks.tsx';
import { useDealActs } from './deal-acts.ts';
import { DealForm } from './new-deal.tsx';
import { ofPublisher, useMoney, usePipelineWords } from './pipelines.ts';

type Lead = Schema['LeadDetail'];

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS },
  deal: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  button: { alignSelf: 'start' },
});

export function LeadDeals({ lead }: { lead: Lead }) {
  const t = useTranslations('pipeline.lead');
  const styles = useStyles();
  const may = useMay();
  if (lead.kind !== 'customer' || !may('pipeline:read')) return null;
  const converted = lead.convertedAt !== null;
  const stage = lead.standing?.stage ?? null;
  const ready = stage === 'sales_qualified';
  const overrides = !ready && stage !== null && stage !== 'disqualified' && may('leads:write');
  return (
    <Card title={t('title')}>
      {converted ? <Deals leadId={lead.id} /> : <Text>{t(ready ? 'ready' : 'notReady')}</Text>}
      {!converted && may('pipeline:write') && (ready || overrides) && (
        <span className={styles.button}>
          <Convert lead={lead} override={overrides} />
        </span>
      )}
    </Card>
  );
}

function Deals({ leadId }: { leadId: string }) {
  const t = useTranslations('pipeline.lead');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const money = useMoney();
  const { stageName } = usePipelineWords();
  const query = useQuery({
    queryKey: [publisherId, 'opportunities', 'of', leadId],
    queryFn: () =>
      told(
        api.GET(`${ofPublisher}/opportunities`, {
          params: { path: { publisherId }, query: { leadId } as never },
        }),
      ),
  });
  return (
    <>
      <Text>{t('readOnly')}</Text>
      <ul className={styles.list}>
        {(query.data?.items ?? []).map((deal) => (
          <li key={deal.id} className={styles.deal}>
            <Link to={`/publishers/${publisherId}/pipeline/opportunities/${deal.id}`}>{deal.name}</Link>
            <span className={styles.line}>
              <Text size={200}>{stageName(deal.pipelineId, deal.stage)}</Text>
              <Text size={200}>{money(deal.value, deal.currency)}</Text>
              <AgeMark deal={deal} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Convert({ lead, override }: { lead: Lead; override: boolean }) {
  const t = useTranslations('pipeline.lead');
  const ui = useTranslations('ui');
  const navigate = useNavigate();
  const notices = useNotices();
  const publisherId = usePublisherId();
  const { convert } = useDealActs();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { company, normalized, email } = lead.contact;
  const who = company ?? normalized.name ?? email;
  const missing = override && tried && reason.trim() === '';
  const review = () => {
    setTried(true);
    return override && reason.trim() === '' ? false : null;
  };
  return (
    <DealForm
      button={
        <Button appearance={override ? 'secondary' : 'primary'} icon={<MoneyRegular />}>
          {t(override ? 'buttonAnyway' : 'button')}
        </Button>
      }
      title={t('convert')}
      act={t('act')}
      begin={{
        name: [who, lead.offer.title].filter(Boolean).join(': ').slice(0, 200),
        ownerId: lead.assignedTo ?? '',
      }}
      names={['value', 'currency', 'expectedClose', 'ownerId', 'nextStep', 'nextStepOn']}
      review={review}
      send={async (given) => {
        const body = override ? { ...given, override: { reason: reason.trim() } } : given;
        const { opportunity } = await convert(lead.id, body);
        notices.done(t('done'));
        void navigate({ to: `/publishers/${publisherId}/pipeline/opportunities/${opportunity.id}` });
      }}
    >
      <Text>{t('about')}</Text>
      {override && (
        <Field
          label={t('reason')}
          hint={t('reasonHint')}
          required
          {...(missing ? { validationState: 'error', validationMessage: ui('required') } : {})}
        >
          <Textarea value={reason} rows={2} maxLength={1_000} onChange={(_, { value }) => setReason(value)} />
        </Field>
      )}
    </DealForm>
  );
}
