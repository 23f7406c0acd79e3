// Why a lead came to somebody, as sentences: the reason first, then the counts that decided and who was passed over.
import { useFormatter, useTranslations } from 'use-intl';
import { useAssignee, useByWhom } from '../leads/people.ts';
import type { Assignment } from './assignments.ts';

export function useWhy(): (entry: Assignment) => string[] {
  const t = useTranslations('assignment');
  const format = useFormatter();
  const assignee = useAssignee();
  const byWhom = useByWhom();
  return ({ because, actor, note, territory, pool, decision, userId }) => {
    const by = actor === 'routing' || actor === 'followup' ? null : byWhom(actor);
    const lines = [
      by === null ? t(`because.${because}`) : t('by', { words: t(`because.${because}`), name: by }),
    ];
    if (note !== null) lines.push(t('quoted', { note }));
    const places = [
      territory === null
        ? null
        : territory.id === 'otherwise'
          ? t('territory.otherwise')
          : (territory.name ?? territory.id),
      pool?.name ?? null,
    ].filter((place) => place !== null);
    if (places.length > 0) lines.push(places.join(' → '));
    if (userId === null) lines.push(t('nobodyFree'));
    if (decision !== null) {
      const due = format.number(decision.due, { maximumFractionDigits: 1 });
      const share = format.number(decision.share, { style: 'percent', maximumFractionDigits: 0 });
      lines.push(t('counts', { share, due, given: decision.given, free: decision.free }));
      const barred = decision.passed.filter(({ reason }) => reason !== 'later');
      if (barred.length > 0)
        lines.push(
          t('passedOver', {
            names: barred
              .map((each) => `${assignee(each.userId) ?? ''} (${t(`passed.${each.reason}`)})`)
              .join(', '),
          }),
        );
    }
    return lines;
  };
}
