// An installation without a publisher: where to begin, whether one runs a marketplace or only lists on one.
import { Text } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { usePublishers } from './publishers.ts';

export function OperatorBeginning() {
  const t = useTranslations('operator.beginning');
  const { data } = usePublishers();
  if (data === undefined || data.pages.some(({ items }) => items.length > 0)) return null;
  return (
    <Card title={t('title')}>
      <Text>{t('words')}</Text>
      <Link to="/operator/publishers" search={{ create: '1' }}>
        {t('create')}
      </Link>
    </Card>
  );
}
