// How a destination's fields are filled, in short: whose mapping it is, since when and why, and the way to it.
import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import { Exactly } from '../../ui/time.tsx';
import { usePlace } from './destinations.ts';
import { useMaker } from './mapping-words.ts';
import { mappingQuery } from './mappings.ts';

export function MappingCard({ destinationId }: { destinationId: string }) {
  const t = useTranslations('mappings');
  const { publisherId, base } = usePlace();
  const maker = useMaker();
  const query = useQuery(mappingQuery(publisherId, destinationId));
  return (
    <Card
      title={t('title')}
      actions={<Link to={`${base}/destinations/${destinationId}/mapping`}>{t('open')}</Link>}
    >
      <Answered query={query}>
        {({ version, madeAt, madeBy, why, fields }) =>
          version === null || madeAt === null || madeBy === null ? (
            <Text>{t('isDefault', { count: fields.length })}</Text>
          ) : (
            <Facts
              facts={[
                [t('versions.title'), t('versions.version', { version })],
                [t('why'), why],
                [t('by'), maker(madeBy)],
                [t('since'), <Exactly key="at" at={madeAt} />],
                [t('fields'), String(fields.length)],
              ]}
            />
          )
        }
      </Answered>
    </Card>
  );
}
