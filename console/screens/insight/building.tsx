// While all is counted anew: how far that has come, and word when it is done. What is shown stays until then.
import { MessageBar, MessageBarBody, ProgressBar } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { useNotices } from '../../ui/notices.tsx';
import { zoneName } from './zone-name.ts';

export function Building({ settings: { building, timeZone } }: { settings: Schema['InsightSettings'] }) {
  const t = useTranslations('insight.zone');
  const publisherId = usePublisherId();
  const queries = useQueryClient();
  const notices = useNotices();
  const wasBuilding = useRef(false);
  const isBuilding = building !== null;
  useEffect(() => {
    if (wasBuilding.current && !isBuilding) {
      notices.done(t('done', { timeZone: zoneName(timeZone) }));
      void queries.invalidateQueries({ queryKey: [publisherId, 'insight'] });
    }
    wasBuilding.current = isBuilding;
  }, [isBuilding, timeZone, publisherId, queries, notices, t]);
  if (building === null) return null;
  const { seen, total } = building;
  const words = t('building', { timeZone: zoneName(building.timeZone), seen: Math.min(seen, total), total });
  return (
    <MessageBar layout="multiline">
      <MessageBarBody>
        <span role="status">{words}</span>
        <ProgressBar aria-label={words} value={total === 0 ? 1 : Math.min(1, seen / total)} />
      </MessageBarBody>
    </MessageBar>
  );
}
