// How far the lead has come: its stage, the checklist with who decided what, and what the reader may decide.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular, DismissCircleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Mark, type Tone } from '../../ui/marks.tsx';
import { Exactly } from '../../ui/time.tsx';
import { useByWhom } from '../leads/people.ts';
import { Disqualify, Move, Reopen, Tick } from './qualification-acts.tsx';
import { qualificationQuery, type Check, type Qualification } from './qualification.ts';

const useStyles = makeStyles({
  stage: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  check: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'start',
    overflowWrap: 'anywhere',
  },
  icon: { fontSize: '20px', display: 'inline-flex' },
  met: { color: tokens.colorStatusSuccessForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const tones: Record<Qualification['stage'], Tone> = {
  inquiry: 'info',
  marketing_qualified: 'waiting',
  sales_qualified: 'good',
  disqualified: 'quiet',
};
const qualifying = ['marketing_qualified', 'sales_qualified'] as const;

/** Not of tests and notices: nobody is to be won by them. */
type Qualified = { id: string; kind: string; convertedAt: string | null };

export function LeadQualification({ lead }: { lead: Qualified }) {
  const t = useTranslations('qualification');
  const publisherId = usePublisherId();
  const query = useQuery({ ...qualificationQuery(publisherId, lead.id), enabled: lead.kind === 'customer' });
  if (lead.kind !== 'customer') return null;
  return (
    <Card title={t('title')}>
      <Answered query={query}>
        {(found) => <Whole leadId={lead.id} qualification={found} closed={lead.convertedAt !== null} />}
      </Answered>
    </Card>
  );
}

/** closed: it is an opportunity now, and only read. */
type Whole = { leadId: string; qualification: Qualification; closed: boolean };

function Whole({ leadId, qualification, closed }: Whole) {
  const t = useTranslations('qualification');
  const styles = useStyles();
  const may = useMay()('work:write') && !closed;
  const { stage, reason, note, checks, returned } = qualification;
  const isOut = stage === 'disqualified';
  return (
    <>
      <div className={styles.stage}>
        <Mark tone={tones[stage]}>{t(`stages.${stage}`)}</Mark>
        <Since qualification={qualification} />
      </div>
      {reason && <Text>{t.has(`reasons.${reason}`) ? t(`reasons.${reason}`) : reason}</Text>}
      {note && <Text className={styles.quiet}>{note}</Text>}
      {returned && <Returned returned={returned} />}
      {!isOut &&
        qualifying.map((each) => (
          <div key={each} role="group" aria-label={t(`stages.${each}`)}>
            <Text weight="semibold" block>
              {t(`stages.${each}`)}
            </Text>
            <ul className={styles.list}>
              {checks
                .filter((check) => check.stage === each)
                .map((check) => (
                  <CheckLine key={check.id} leadId={leadId} check={check} may={may} />
                ))}
            </ul>
          </div>
        ))}
      {may && (
        <div className={styles.acts}>
          {isOut ? (
            <Reopen leadId={leadId} />
          ) : (
            <>
              <Move leadId={leadId} stage={stage} />
              <Disqualify leadId={leadId} returnable={qualification.returnable} />
            </>
          )}
        </div>
      )}
    </>
  );
}

function Since({ qualification: { by, since } }: { qualification: Qualification }) {
  const t = useTranslations('qualification');
  const byWhom = useByWhom();
  const styles = useStyles();
  return (
    <Text size={200} className={styles.quiet}>
      {by === 'scoring' ? t('byData') : byWhom(by)} · <Exactly at={since} />
    </Text>
  );
}

/** The name of a criterion: the publisher's own words, else ours for one that we ship. */
export function useCriterionName(): (criterion: { id: string; name: string | null }) => string {
  const t = useTranslations('qualification.criteria');
  return ({ id, name }) => name ?? (t.has(id) ? t(id) : id);
}

function CheckLine({ leadId, check, may }: { leadId: string; check: Check; may: boolean }) {
  const t = useTranslations('qualification');
  const styles = useStyles();
  const name = useCriterionName()(check);
  const byWhom = useByWhom();
  const decided = check.byData || check.tick !== null;
  const { tick } = check;
  return (
    <li className={styles.check}>
      <span className={styles.icon} aria-hidden>
        {check.met ? (
          <CheckmarkCircleFilled className={styles.met} />
        ) : decided ? (
          <DismissCircleRegular className={styles.quiet} />
        ) : (
          <CircleRegular className={styles.quiet} />
        )}
      </span>
      <span>
        <Text>{name}</Text>
        <Text block size={200} className={styles.quiet}>
          {[
            t(check.met ? 'met' : decided ? 'notMet' : 'answers.nobody'),
            ...(check.required ? [t('required')] : []),
            ...(tick ? [[byWhom(tick.by), tick.note].filter(Boolean).join(': ')] : []),
          ].join(' · ')}
        </Text>
      </span>
      {may ? <Tick leadId={leadId} check={check} name={name} /> : <span />}
    </li>
  );
}

function Returned({ returned }: { returned: NonNullable<Qualification['returned']> }) {
  const t = useTranslations('qualification.returned');
  const styles = useStyles();
  const state = returned.accepted === null ? 'open' : returned.accepted ? 'accepted' : 'declined';
  return (
    <Text>
      {t(state)}
      {returned.answer && (
        <Text block size={200} className={styles.quiet}>
          {returned.answer}
        </Text>
      )}
    </Text>
  );
}
