// A file in a folder of this server, for whatever picks files up: an import job, a share that is mounted, a script.
import { defineCrm } from '../connector.ts';
import { fileDueAt, fileMapping, fileOf, formatField, gatherField } from '../lead-file.ts';

export const folder = defineCrm({
  kind: 'folder',
  name: 'File in a folder',
  group: 'files',
  fields: [
    {
      name: 'folder',
      kind: 'text',
      label: 'Folder',
      help: 'A name such as crm-import; it is made below your publisher’s part of the server’s folder for files.',
      required: true,
      maxLength: 100,
    },
    formatField,
    gatherField,
  ],
  review: ({ folder: name = '' }) =>
    /^[A-Za-z0-9][A-Za-z0-9 _-]*(?:\/[A-Za-z0-9][A-Za-z0-9 _-]*)*$/.test(name)
      ? []
      : [
          {
            field: 'folder',
            code: 'not_a_file_name',
            message:
              'Enter a name of letters, digits, blanks, dashes and underscores; a slash makes a folder in a folder.',
          },
        ],
  needs: 'drop_folder',
  mappable: fileMapping,
  dueAt: fileDueAt,

  async push(job, settings, wire) {
    const { name, bytes } = fileOf([job], settings);
    await wire.file(`${settings['folder']!}/${name}`, bytes);
    return { is: 'delivered', externalId: name };
  },
  batch: {
    most: 1_000,
    async push(jobs, settings, wire) {
      const { name, bytes } = fileOf(jobs, settings);
      await wire.file(`${settings['folder']!}/${name}`, bytes);
      return jobs.map(() => ({ is: 'delivered', externalId: name }));
    },
  },
});
