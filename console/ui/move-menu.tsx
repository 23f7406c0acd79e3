// "Move to …" as a menu: what a drag does, for keyboard, touch and screen readers.
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons';

type MoveMenu = {
  /** What the button says; on a card it is small, and this is read out. */
  words: string;
  small?: boolean;
  options: readonly (readonly [id: string, words: string])[];
  onMove: (to: string) => void;
};

export function MoveMenu({ words, small = false, options, onMove }: MoveMenu) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        {small ? (
          <Button size="small" appearance="subtle" icon={<ArrowRightRegular />} aria-label={words} />
        ) : (
          <Button appearance="primary" icon={<ArrowRightRegular />}>
            {words}
          </Button>
        )}
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {options.map(([id, name]) => (
            <MenuItem key={id} onClick={() => onMove(id)}>
              {name}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
