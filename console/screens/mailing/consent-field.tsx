// On which consents mails may rest: a box each, in the words of what the customer did.
import { Checkbox, Field } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';

export type Basis = NonNullable<Schema['MailSender']['sender']>['consentBases'][number];

/** Those that the server knows, in its order. */
const bases: readonly Basis[] = ['contact_form', 'acquisition', 'test_drive', 'unknown'];
export const usualBases: Basis[] = bases.filter((basis) => basis !== 'unknown');

export function ConsentField({ value, onChange }: { value: Basis[]; onChange: (value: Basis[]) => void }) {
  const t = useTranslations('mailing.sender');
  const turn = (basis: Basis, checked: boolean) =>
    onChange(bases.filter((each) => (each === basis ? checked : value.includes(each))));
  return (
    <Field label={t('bases')} hint={t('basesHint')}>
      {/* A group by itself: each box has its own label. */}
      <div role="group" aria-label={t('bases')}>
        {bases.map((basis) => (
          <div key={basis}>
            <Checkbox
              label={t(`basis.${basis}`)}
              checked={value.includes(basis)}
              onChange={(_, { checked }) => turn(basis, checked === true)}
            />
          </div>
        ))}
      </div>
    </Field>
  );
}
