import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentProps } from 'react';
import classes from './busy-button.module.css';

type BusyButtonProps = ButtonProps & Omit<ComponentProps<'button'>, keyof ButtonProps> & { isBusy: boolean };

/**
 * A button whose work takes a while. Meanwhile it does nothing more, also not as the end of a form, and keeps the focus:
 * a disabled button loses it, and whoever works by keyboard would have to find the way back.
 */
export function BusyButton({ isBusy, onClick, className, ...rest }: BusyButtonProps) {
  return (
    <Button
      {...rest}
      className={`${className ?? ''} ${classes.button}`}
      aria-disabled={isBusy || undefined}
      data-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    />
  );
}
