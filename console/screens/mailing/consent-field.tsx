// On which consents mails may rest: a box each, in the words of what the customer did.
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { Boxes } from '../../ui/boxes.tsx';

export type Basis = NonNullable<Schema['MailSender']['sender']>['consentBases'][number];

/** Those that the server knows, in its order. */
const bases: readonly Basis[] = ['contact_form', 'acquisition', 'test_drive', 'unknown'];
export const usualBases: Basis[] = bases.filter((basis) => basis !== 'unknown');

export function ConsentField({ value, onChange }: { value: Basis[]; onChange: (value: Basis[]) => void }) {
  const t = useTranslations('mailing.sender');
  return (
    <Boxes
      label={t('bases')}
      hint={t('basesHint')}
      options={bases.map((basis) => [basis, t(`basis.${basis}`)] as const)}
      chosen={value}
      onChoose={(chosen) => onChange(bases.filter((basis) => chosen.includes(basis)))}
    />
  );
}
