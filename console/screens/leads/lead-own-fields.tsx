// What the lead says in the publisher's own fields, by their labels.
import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import type { LeadWhole } from './lead-detail.tsx';
import { wordsIn, type LeadField } from './lead-fields.ts';

const useStyles = makeStyles({ lines: { whiteSpace: 'pre-wrap' } });

export function LeadOwnFields({ lead }: { lead: LeadWhole }) {
  const t = useTranslations('leads');
  const { language } = useLanguage();
  const styles = useStyles();
  const said = useSaid();
  if (lead.leadFields.length === 0) return null;
  const facts = lead.leadFields.map((field): [string, ReactNode] => [
    wordsIn(language, field),
    <span key={field.name} className={styles.lines}>
      {said(field, lead.fields[field.name]!)}
    </span>,
  ]);
  return (
    <Card title={t('ownFields')}>
      <Facts facts={facts} />
    </Card>
  );
}

/** A sender of JSON may say anything, whatever the field's kind: that stands as it came. */
function useSaid() {
  const t = useTranslations('leads');
  const format = useFormatter();
  const { language } = useLanguage();
  return ({ options }: LeadField, value: string | number | boolean): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') return format.number(value, { maximumFractionDigits: 15 });
    const option = options.find((each) => each.value === value);
    return option ? wordsIn(language, option) : value;
  };
}
