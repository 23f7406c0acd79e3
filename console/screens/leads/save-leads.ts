// The ticked leads as a CSV file, made by the server.
import { useMutation } from '@tanstack/react-query';
import { api, told } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { useNotices } from '../../ui/notices.tsx';
import { saveFile } from '../../ui/save-file.ts';

/** The API takes so many at once. */
const most = 200;

export function useSaveLeads() {
  const publisherId = usePublisherId();
  const notices = useNotices();
  const ask = (leadIds: string) =>
    told(
      api.GET('/api/v1/publishers/{publisherId}/leads.csv', {
        params: { path: { publisherId }, query: { leadIds } },
        parseAs: 'text',
      }),
    );
  return useMutation({
    mutationFn: async (leadIds: string[]) => {
      const newestFirst = leadIds.toSorted().toReversed();
      let file = '';
      for (let from = 0; from < newestFirst.length; from += most) {
        const part = await ask(newestFirst.slice(from, from + most).join(','));
        // The names of the columns once.
        file += from === 0 ? part : part.slice(part.indexOf('\n') + 1);
      }
      return file;
    },
    onSuccess: (file) => saveFile('leads.csv', file),
    onError: notices.failed,
  });
}
