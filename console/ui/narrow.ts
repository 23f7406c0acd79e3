// How wide the window is, for what a style sheet cannot do: the height of a row that is not drawn yet, the order in which a screen is read.
import { useSyncExternalStore } from 'react';

/** As narrow as a phone. */
export const useNarrow = below(720);

/** Too narrow for two columns of text. */
export const useOneColumn = below(1100);

function below(width: number): () => boolean {
  const media = matchMedia(`(max-width: ${width}px)`);
  const onChange = (changed: () => void) => {
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  };
  return () => useSyncExternalStore(onChange, () => media.matches);
}
