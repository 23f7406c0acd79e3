// All words of the console in this language, as one file to load.
import { byRoom } from './by-room.ts';

export const messages = byRoom(
  import.meta.glob(
    [
      '../../words/pl/*.json',
      '!../../words/pl/mail.json',
      '!../../words/pl/storefront.json',
      '!../../words/pl/status.json',
      '!../../words/pl/reports.json',
    ],
    {
      eager: true,
      import: 'default',
    },
  ),
);
