// Two people side by side: what speaks for one person, where their values differ, their leads, and the decision.
import {
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { useParam } from '../../ui/param.ts';
import { Screen } from '../../ui/screen.tsx';
import { Exactly } from '../../ui/time.tsx';
import { EndSeparationButton, MergeButton, SeparateButton, UndoButton } from './duplicate-acts.tsx';
import { DuplicateCompared } from './duplicate-compared.tsx';
import { DuplicateLeads } from './duplicate-leads.tsx';
import { Reasons } from './duplicate-words.tsx';
import { duplicateQuery, type DuplicateWhole } from './duplicates.ts';
import { useByWhom } from './people.ts';

const useStyles = makeStyles({
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

export function DuplicateDetail() {
  const t = useTranslations('duplicates');
  const duplicateId = useParam('duplicateId');
  const query = useQuery(duplicateQuery(usePublisherId(), duplicateId));
  return (
    <AnsweredScreen query={query} title={t('one')} back={<Back />}>
      {(duplicate) => <Whole duplicate={duplicate} />}
    </AnsweredScreen>
  );
}

function Back() {
  const t = useTranslations('duplicates');
  return <Link to={`/publishers/${usePublisherId()}/duplicates`}>{t('back')}</Link>;
}

function Whole({ duplicate }: { duplicate: DuplicateWhole }) {
  const t = useTranslations('duplicates');
  const styles = useStyles();
  const may = useMay();
  const open = duplicate.state === 'open' && may('work:write');
  return (
    <Screen
      title={t('one')}
      back={<Back />}
      actions={
        open && (
          <>
            <SeparateButton duplicateId={duplicate.id} />
            <MergeButton key={duplicate.sides[0]?.personId} duplicate={duplicate} />
          </>
        )
      }
    >
      <Decided duplicate={duplicate} mayChange={may('work:write')} />
      <Card
        title={t('why')}
        actions={<Text weight="semibold">{t('score', { score: duplicate.score })}</Text>}
      >
        <Reasons reasons={duplicate.reasons} points />
      </Card>
      <DuplicateCompared duplicate={duplicate} />
      <div className={styles.sides}>
        {duplicate.sides.map((side) => (
          <DuplicateLeads key={side.personId} side={side} />
        ))}
      </div>
    </Screen>
  );
}

/** What was decided, by whom and why, and how it is taken back. */
function Decided({ duplicate, mayChange }: { duplicate: DuplicateWhole; mayChange: boolean }) {
  const t = useTranslations('duplicates');
  const byWhom = useByWhom();
  const { merge, separation } = duplicate;
  const said = merge
    ? {
        words: t('merges.by', { name: byWhom(merge.madeBy) ?? merge.madeBy }),
        at: merge.madeAt,
        note: merge.note,
      }
    : separation && {
        words: t('apart.is', { name: byWhom(separation.by) ?? separation.by }),
        at: separation.at,
        note: separation.note,
      };
  if (!said) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {said.words}, <Exactly at={said.at} />
        {said.note && <>. {said.note}</>}
      </MessageBarBody>
      {mayChange && (
        <MessageBarActions>
          {merge ? (
            <UndoButton mergeId={merge.id} />
          ) : (
            separation && <EndSeparationButton duplicateId={separation.duplicateId} />
          )}
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
