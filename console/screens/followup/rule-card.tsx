// One rule: what it asks of which leads in a line of words and what that means now; and its fields when it is changed.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { useAssignee } from '../leads/people.ts';
import { useConditionWords } from '../scoring/condition-words.ts';
import { factsQuery } from '../scoring/models.ts';
import { useRuleName } from './follow-ups.ts';
import { useLength } from './length.ts';
import { RuleFields } from './rule-fields.tsx';
import type { Editing, Policy, Times } from './rules-draft.ts';

const useStyles = makeStyles({
  acts: { display: 'flex' },
  line: { overflowWrap: 'anywhere' },
  wrong: { color: tokens.colorPaletteRedForeground1 },
});

type RuleCard = {
  at: number;
  editing: Editing;
  changeable: boolean;
  open: boolean;
  onOpen: (open: boolean) => void;
};

export function RuleCard({ at, editing, changeable, open, onOpen }: RuleCard) {
  const t = useTranslations('follow-up');
  const styles = useStyles();
  const nameOf = useRuleName();
  const { draft, change, wrong, arriving } = editing;
  const policy = draft.policies[at]!;
  const name = nameOf(policy);
  const put = (policies: Policy[]) => change({ ...draft, policies });
  const move = (by: -1 | 1) => {
    const policies = draft.policies.filter((_, index) => index !== at);
    policies.splice(at + by, 0, policy);
    put(policies);
  };
  const complaint = wrong(`policies.${at}.when`);
  const actions = changeable && (
    <span className={styles.acts}>
      <Button
        appearance="subtle"
        icon={<ArrowUpRegular />}
        aria-label={t('rules.up', { name })}
        disabled={at === 0}
        onClick={() => move(-1)}
      />
      <Button
        appearance="subtle"
        icon={<ArrowDownRegular />}
        aria-label={t('rules.down', { name })}
        disabled={at === draft.policies.length - 1}
        onClick={() => move(1)}
      />
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={t('rules.remove', { name })}
        onClick={() => put(draft.policies.filter((_, index) => index !== at))}
      />
      <Button
        appearance="subtle"
        icon={<EditRegular />}
        aria-label={open ? t('rules.done') : t('rules.edit', { name })}
        aria-expanded={open}
        onClick={() => onOpen(!open)}
      />
    </span>
  );
  return (
    <Card title={`${at + 1}. ${name}`} actions={actions}>
      <Sentence policy={policy} calendars={draft.calendars} />
      {complaint && !open && <Text className={styles.wrong}>{complaint}</Text>}
      <Late policy={policy} />
      <Means arriving={arriving.get(policy.id)} />
      {open && (
        <RuleFields
          policy={policy}
          calendars={draft.calendars}
          path={`policies.${at}`}
          complaint={wrong}
          onChange={(next) => put(draft.policies.map((each, index) => (index === at ? next : each)))}
        />
      )}
    </Card>
  );
}

function Sentence({ policy, calendars }: { policy: Policy; calendars: Times['calendars'] }) {
  const t = useTranslations('follow-up');
  const styles = useStyles();
  const { data: facts = [] } = useQuery(factsQuery(usePublisherId()));
  const { sentence } = useConditionWords(facts);
  const length = useLength();
  const leads = policy.when === null ? t('rules.when.all') : sentence(policy.when);
  const rule = t('response.ruleOf', { name: leads, time: length(policy.minutes * 60) });
  const calendar = calendars.find(({ id }) => id === policy.calendar)?.name;
  return (
    <Text className={styles.line}>
      {calendar === undefined ? rule : t('response.byCalendar', { rule, calendar })}
    </Text>
  );
}

/** Who hears of a late answer, and whether the lead goes on. */
function Late({ policy: { escalate, reassign } }: { policy: Policy }) {
  const t = useTranslations('follow-up.rules');
  const assignee = useAssignee();
  const told =
    escalate === null
      ? t('tell.nobody')
      : escalate.to === 'managers'
        ? t('tell.managers')
        : assignee(escalate.userId);
  return (
    <Text>
      {t('field.escalate')}: {told}
      {reassign && (
        <>
          <br />
          {t('field.reassign')}
        </>
      )}
    </Text>
  );
}

function Means({ arriving }: { arriving: Times['arriving'][number] | undefined }) {
  const t = useTranslations('follow-up.rules');
  const styles = useStyles();
  const format = useFormatter();
  if (!arriving?.dueAt) return null;
  const words = (at: string) => {
    const timeZone = arriving.timeZone ?? undefined;
    const said = format.dateTime(new Date(at), {
      weekday: 'long',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
      ...(timeZone ? { timeZone } : {}),
    });
    return timeZone ? `${said} (${timeZone})` : said;
  };
  return (
    <Text className={styles.line} weight="semibold">
      {t('means', { due: words(arriving.dueAt) })}
      {arriving.warnAt && ` ${t('warned', { warn: words(arriving.warnAt) })}`}
    </Text>
  );
}
