// Is the window as narrow as a phone's? For what a style sheet cannot do, such as the height of a row that is not drawn yet.
import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 720px)');

export function useNarrow(): boolean {
  return useSyncExternalStore(onChange, () => narrow.matches);
}

function onChange(changed: () => void): () => void {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
}
