// What kind of thing is done about a lead, as a sign.
import {
  CallRegular,
  CheckmarkCircleRegular,
  MailRegular,
  NoteRegular,
  PeopleRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';

export const kindIcons = {
  call: <CallRegular />,
  mail: <MailRegular />,
  meeting: <PeopleRegular />,
  note: <NoteRegular />,
  other: <CheckmarkCircleRegular />,
} satisfies Record<string, ReactElement>;
