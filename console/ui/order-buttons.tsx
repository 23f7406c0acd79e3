// Earlier, later and away: what may be done with a member of a list that has an order.
import { Button } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, DeleteRegular } from '@fluentui/react-icons';

type Ordering = {
  nth: number;
  count: number;
  /** What each button does, and to which of them. */
  labels: { up: string; down: string; remove: string };
  onMove: (to: number) => void;
  onRemove: () => void;
};

export function OrderButtons({ nth, count, labels, onMove, onRemove }: Ordering) {
  return (
    <>
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowUpRegular />}
        aria-label={labels.up}
        disabledFocusable={nth === 0}
        onClick={() => onMove(nth - 1)}
      />
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowDownRegular />}
        aria-label={labels.down}
        disabledFocusable={nth === count - 1}
        onClick={() => onMove(nth + 1)}
      />
      <Button
        appearance="subtle"
        size="small"
        icon={<DeleteRegular />}
        aria-label={labels.remove}
        onClick={onRemove}
      />
    </>
  );
}
