// The bytes a lead came as: readable where they are JSON or a form, and copied as they were.
import { Switch, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { Code } from '../../ui/code.tsx';
import { readable } from './readable.ts';

export function LeadRaw({ raw }: { raw: Schema['RawBody'] }) {
  const t = useTranslations('leads.raw');
  const [asSent, setAsSent] = useState(false);
  const pretty = readable(raw);
  return (
    <Card
      title={t('title')}
      actions={
        pretty !== null && (
          <Switch label={t('asSent')} checked={asSent} onChange={(_, { checked }) => setAsSent(checked)} />
        )
      }
    >
      <Text size={200}>
        {raw.contentType ?? t('noType')}
        {raw.encoding === 'base64' && <> · {t('base64')}</>}
      </Text>
      <Code label={t('title')} text={asSent ? raw.body : (pretty ?? raw.body)} copied={raw.body} />
    </Card>
  );
}
