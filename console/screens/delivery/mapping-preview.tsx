// What the mapping makes of one lead: the lead is chosen here, the values stand beside the fields, the very request is shown on demand.
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { Code } from '../../ui/code.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Pick } from '../../ui/pick.tsx';
import { usePlace } from './destinations.ts';
import { useMappingWords } from './mapping-words.ts';
import { useMappingActs, type MappedField, type Mapping, type Preview } from './mappings.ts';
import { useSentence } from './said.ts';

const useStyles = makeStyles({
  requests: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

type MappingPreview = {
  destinationId: string;
  fields: MappedField[];
  language: Mapping['language'];
  leadId: string | undefined;
  onLead: (leadId: string | undefined) => void;
  preview: Preview | undefined;
  /** What the far side calls a field. */
  labelOf: (target: string) => string;
};

export function MappingPreview({
  destinationId,
  fields,
  language,
  leadId,
  onLead,
  preview,
  labelOf,
}: MappingPreview) {
  const t = useTranslations('mappings.preview');
  const words = useMappingWords();
  const notices = useNotices();
  const { look } = useMappingActs(destinationId);
  const leads = useLeads();
  const asked = { fields, language, ...(leadId === undefined ? {} : { leadId }) };
  // Of what is typed now; else it would be taken for it.
  const isOfThis = JSON.stringify(look.variables) === JSON.stringify(asked);
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      <Pick label={t('lead')} value={leadId} none={t('sample')} options={leads} onPick={onLead} />
      {preview && (
        <div role="status">
          {preview.unfit.length > 0 ? (
            <MessageBar intent="error" layout="multiline">
              <MessageBarBody>
                <MessageBarTitle>{t('unfit')}</MessageBarTitle>
                {preview.unfit.map((each) => (
                  <div key={each.field}>{`${labelOf(each.field)}: ${words.unfit(each)}`}</div>
                ))}
              </MessageBarBody>
            </MessageBar>
          ) : (
            <Text>{t('fits', { count: Object.keys(preview.values).length })}</Text>
          )}
          {preview.mended.map((each) => (
            <Text block key={each.field}>{`${labelOf(each.field)}: ${words.mended(each)}`}</Text>
          ))}
        </div>
      )}
      <div>
        <Button
          disabledFocusable={look.isPending}
          onClick={() => look.mutate(asked, { onError: notices.failed })}
        >
          {t('show')}
        </Button>
      </div>
      <Text size={200}>{t('showHint')}</Text>
      {look.data && !look.isPending && isOfThis && <Requests preview={look.data} />}
    </Card>
  );
}

function Requests({ preview: { requests, failed, unfit } }: { preview: Preview }) {
  const t = useTranslations('mappings.preview');
  const sentence = useSentence();
  const styles = useStyles();
  return (
    <div className={styles.requests} role="status">
      {requests.length === 0 && <Text>{unfit.length > 0 ? t('unfit') : t('nothing')}</Text>}
      {requests.map(({ method, url, headers, body, sent, status }, nth) => (
        <div key={nth}>
          <Text block weight="semibold">
            {sent ? t('sent', { status: status ?? 0 }) : t('would')}
          </Text>
          <Code
            label={t('request', { number: nth + 1 })}
            text={[
              `${method} ${url}`,
              ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
              '',
              body === null ? t('credentials') : pretty(body),
            ].join('\n')}
          />
        </div>
      ))}
      {failed && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('failed')}</MessageBarTitle>
            {(failed.code && sentence({ code: failed.code, values: failed.values })) ?? failed.detail}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** The newest, by what is known of who it is. The operator's destinations have leads of everybody: there the sample must do. */
function useLeads(): [string, string][] {
  const { publisherId, isOperators } = usePlace();
  const leads = useQuery({
    queryKey: [publisherId, 'leads', 'to preview'],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/leads', {
          params: { path: { publisherId }, query: { limit: 20 } },
        }),
      ),
    enabled: !isOperators,
  });
  return (leads.data?.items ?? []).map(({ id, contact, offer }) => [
    id,
    [contact.normalized.name ?? contact.email ?? id, contact.company, offer.title]
      .filter(Boolean)
      .join(' · '),
  ]);
}
