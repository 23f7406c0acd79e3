// All words of the console in this language, as one file to load.
import { byRoom } from './by-room.ts';

export const messages = byRoom(
  import.meta.glob(
    [
      '../../words/es/*.json',
      '!../../words/es/mail.json',
      '!../../words/es/storefront.json',
      '!../../words/es/status.json',
      '!../../words/es/reports.json',
    ],
    {
      eager: true,
      import: 'default',
    },
  ),
);
