// All words of the console in this language, as one file to load.
import { byRoom } from './by-room.ts';

export const messages = byRoom(
  import.meta.glob(
    [
      '../../words/cs/*.json',
      '!../../words/cs/mail.json',
      '!../../words/cs/storefront.json',
      '!../../words/cs/status.json',
      '!../../words/cs/reports.json',
    ],
    {
      eager: true,
      import: 'default',
    },
  ),
);
