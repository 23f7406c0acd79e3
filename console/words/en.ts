// All words of the console in this language, as one file to load.
import { byRoom } from './by-room.ts';

export const messages = byRoom(
  import.meta.glob(
    [
      '../../words/en/*.json',
      '!../../words/en/mail.json',
      '!../../words/en/storefront.json',
      '!../../words/en/status.json',
      '!../../words/en/reports.json',
    ],
    {
      eager: true,
      import: 'default',
    },
  ),
);
