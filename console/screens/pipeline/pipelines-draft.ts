// Pipelines while they are changed: kept here until they are saved, looked at by the server after each change.
import { useQueryClient } from '@tanstack/react-query';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { usePreviewedDraft, type Drafted } from '../../ui/previewed-draft.ts';
import { ofPublisher, pipelinesQuery, type Pipelines } from './pipelines.ts';

type Draft = Pick<Pipelines, 'reportingCurrency' | 'pipelines' | 'winReasons' | 'lossReasons'>;

export type EditingPipelines = Drafted<Draft>;

export function usePipelinesDraft(saved: Pipelines, changeable: boolean): EditingPipelines {
  const publisherId = usePublisherId();
  const queryClient = useQueryClient();
  const { reportingCurrency, pipelines, winReasons, lossReasons, version } = saved;
  const params = { path: { publisherId } };
  return usePreviewedDraft<Draft, object>({
    begun: { reportingCurrency, pipelines, winReasons, lossReasons },
    previewKey: [publisherId, 'pipelines', 'preview'],
    preview: (draft) => told(api.POST(`${ofPublisher}/pipeline-previews`, { params, body: draft as never })),
    changeable,
    put: async (draft, note) => {
      const body = { ...draft, version, note } as never;
      const answer = await told(api.PUT(`${ofPublisher}/pipelines`, { params, body }));
      queryClient.setQueryData(pipelinesQuery(publisherId).queryKey, answer);
      await queryClient.invalidateQueries({ queryKey: [publisherId, 'opportunities'] });
    },
  });
}
