// Takes a template out of use; one that we ship becomes again what we ship.
import { Button } from '@fluentui/react-components';
import { ArchiveRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useNotices } from '../../ui/notices.tsx';
import type { Template } from './templates.ts';

export function ArchiveTemplate({ template: { id, name } }: { template: Template }) {
  const t = useTranslations('mailing.archive');
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const notices = useNotices();
  const archive = async () => {
    try {
      await told(
        api.DELETE('/api/v1/publishers/{publisherId}/mail-templates/{templateId}', {
          params: { path: { publisherId, templateId: id } },
        }),
      );
      notices.done(t('done'));
      await navigate({ to: `/publishers/${publisherId}/mails` });
      await queryClient.invalidateQueries({ queryKey: [publisherId, 'mail-templates'] });
    } catch (error) {
      notices.failed(error);
    }
  };
  return (
    <Confirm title={t('title', { name })} words={t('words')} act={t('act')} onConfirm={() => void archive()}>
      <Button icon={<ArchiveRegular />}>{t('act')}</Button>
    </Confirm>
  );
}
