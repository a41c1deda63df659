import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentProps } from 'react';
import classes from './busy-button.module.css';

type BusyButtonProps = ButtonProps & Omit<ComponentProps<'button'>, keyof ButtonProps> & { isBusy: boolean };

/**
 * A button whose action takes a while. Meanwhile it ignores clicks and does not submit a form, but keeps the focus: a
 * disabled button loses it, and keyboard users would have to find their way back.
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
