// The ticked leads as a file, made by the server.
import { api, told } from '../../api.ts';
import { saveList } from '../../save-list.ts';
import { usePublisherId } from '../../session.ts';
import type { FileFormat } from '../../ui/download-menu.tsx';
import { saveFile } from '../../ui/save-file.ts';

/** The API takes so many at once; a workbook of more it refuses, and says so. */
const most = 200;

export function useSaveLeads(): (format: FileFormat, leadIds: readonly string[]) => Promise<void> {
  const publisherId = usePublisherId();
  const ask = (leadIds: string) =>
    told(
      api.GET('/api/v1/publishers/{publisherId}/leads.csv', {
        params: { path: { publisherId }, query: { leadIds } },
        parseAs: 'text',
      }),
    );
  return async (format, leadIds) => {
    const newestFirst = leadIds.toSorted().toReversed();
    if (format === 'xlsx')
      return saveList(format, `/api/v1/publishers/${publisherId}/leads`, { leadIds: newestFirst.join(',') });
    let file = '';
    for (let from = 0; from < newestFirst.length; from += most) {
      const part = await ask(newestFirst.slice(from, from + most).join(','));
      // The names of the columns once.
      file += from === 0 ? part : part.slice(part.indexOf('\n') + 1);
    }
    saveFile('leads.csv', file);
  };
}
