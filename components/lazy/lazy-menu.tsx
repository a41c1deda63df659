import { Button, type ButtonProps, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, Suspense, useState, useTransition } from 'react';
import { LazyFailure } from './lazy-failure';

type LazyMenuProps = {
  /** what the button says, and what the panel is called */
  label: string;
  width: number;
  side: 'start' | 'end';
  size?: ButtonProps['size'];
  /** what is opened; its code may come late */
  children: (close: () => void) => ReactNode;
};

/**
 * A button that opens a panel. While the panel's code loads, the button stays as it is, and the panel opens once it is
 * complete, so that the keyboard works in it at once and it does not grow. Moving the focus away cancels it.
 */
export function LazyMenu({ label, width, side, size = 'sm', children }: LazyMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [isComing, startComing] = useTransition();
  const close = () => setOpen(false);
  return (
    // Around the button, so that the panel is not drawn before its code is there. It never shows anything itself.
    <Suspense>
      <Popover
        opened={isOpen}
        onChange={setOpen}
        position={`bottom-${side}`}
        width={width}
        trapFocus
        returnFocus
        withinPortal={false}
      >
        <Popover.Target>
          <Button
            size={size}
            variant="default"
            aria-busy={isComing || undefined}
            rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />}
            onBlur={() => isComing && close()}
            onClick={() => (isOpen ? close() : startComing(() => setOpen(true)))}
          >
            {label}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <LazyFailure>{children(close)}</LazyFailure>
        </Popover.Dropdown>
      </Popover>
    </Suspense>
  );
}
