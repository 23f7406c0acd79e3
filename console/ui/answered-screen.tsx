// A screen about one thing: until it is there, or when it fails to come, its frame stands under the name of its kind.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Answered } from './faces.tsx';
import { Screen } from './screen.tsx';

type AnsweredScreen<Data> = {
  query: UseQueryResult<Data>;
  /** What is to come, such as "Delivery". */
  title: string;
  /** A link to the list this screen belongs to. */
  back: ReactNode;
  /** The whole screen, in a frame of its own. */
  children: (data: Data) => ReactNode;
};

export function AnsweredScreen<Data>({ query, title, back, children }: AnsweredScreen<Data>) {
  if (query.data !== undefined) return children(query.data);
  return (
    <Screen title={title} back={back}>
      <Answered query={query}>{() => null}</Answered>
    </Screen>
  );
}
