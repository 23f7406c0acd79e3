// A new field on the publisher's lead forms.
import { Text } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useSettings } from '../accounts/settings-frame.tsx';
import { LeadFieldForm } from './lead-field-form.tsx';
import { useLeadFieldActs } from './lead-fields.ts';

export function LeadFieldNew() {
  const t = useTranslations('lead-fields');
  const { base } = useSettings();
  const navigate = useNavigate();
  const notices = useNotices();
  const { create } = useLeadFieldActs();
  return (
    <Screen title={t('add')} back={<Link to={`${base}/lead-fields`}>{t('back')}</Link>}>
      <div style={{ maxWidth: 720, display: 'flex', flexDirection: 'column', gap: 16 }}>
        <Text>{t('newAbout')}</Text>
        <Card title={t('one')}>
          <LeadFieldForm
            submit={t('addNow')}
            onSave={async (facts, fixed) => {
              await create({ ...fixed, ...facts });
              notices.done(t('added'));
              await navigate({ to: `${base}/lead-fields` });
            }}
          />
        </Card>
      </div>
    </Screen>
  );
}
