// All words of the console in this language, as one file to load.
import { byRoom } from './by-room.ts';

export const messages = byRoom(
  import.meta.glob(
    [
      '../../words/hu/*.json',
      '!../../words/hu/mail.json',
      '!../../words/hu/storefront.json',
      '!../../words/hu/status.json',
      '!../../words/hu/reports.json',
    ],
    {
      eager: true,
      import: 'default',
    },
  ),
);
