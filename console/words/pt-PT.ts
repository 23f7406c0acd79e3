// All words of the console in this language, as one file to load.
import { byRoom } from './by-room.ts';

export const messages = byRoom(
  import.meta.glob(
    [
      '../../words/pt-PT/*.json',
      '!../../words/pt-PT/mail.json',
      '!../../words/pt-PT/storefront.json',
      '!../../words/pt-PT/status.json',
      '!../../words/pt-PT/reports.json',
    ],
    {
      eager: true,
      import: 'default',
    },
  ),
);
