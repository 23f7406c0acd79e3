// Where the list of fields comes from, and reading it from the far side anew.
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useNotices } from '../../ui/notices.tsx';
import { Exactly } from '../../ui/time.tsx';
import { destinationQuery, usePlace } from './destinations.ts';
import { useKindWords } from './kinds.ts';
import { useMappingActs, type Mapping } from './mappings.ts';
import { useSentence } from './said.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
});

type ReadFields = { destinationId: string; mapping: Mapping; changeable: boolean };

export function ReadFields({ destinationId, mapping, changeable }: ReadFields) {
  const t = useTranslations('mappings.read');
  const styles = useStyles();
  const notices = useNotices();
  const words = useKindWords();
  const sentence = useSentence();
  const { publisherId } = usePlace();
  const destination = useQuery(destinationQuery(publisherId, destinationId));
  const { readFields } = useMappingActs(destinationId);
  const step = readFields.data?.step;
  const read = () =>
    readFields.mutate(undefined, {
      onSuccess: ({ step, targets }) =>
        step?.is === 'well' && notices.done(t('done', { count: targets.length })),
      onError: notices.failed,
    });
  return (
    <>
      <div className={styles.line}>
        {changeable && (
          <Button icon={<ArrowSyncRegular />} disabledFocusable={readFields.isPending} onClick={read}>
            {t('act', { name: words.name(destination.data?.kind ?? '') })}
          </Button>
        )}
        <Text>
          {mapping.targetsReadAt === null ? (
            t('never')
          ) : (
            <>
              {t('at')} <Exactly at={mapping.targetsReadAt} />
            </>
          )}
        </Text>
      </div>
      {step?.is === 'failed' && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>{t('failed')}</MessageBarTitle>
            {(step.code && sentence({ code: step.code, values: step.values })) ?? step.detail}
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
