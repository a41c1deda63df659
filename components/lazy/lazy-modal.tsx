import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * Later than a menu that was chosen from has given the focus back to its button (Mantine: 10 ms after it closes), in
 * ms.
 */
const FOCUS_IS_BACK = 20;

/**
 * A dialog whose code is loaded when it is first opened. It waits a moment before it opens, until the focus is where
 * the dialog will return it when it closes.
 */
export function LazyModal({ opened, ...rest }: ModalProps) {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    if (!opened) return;
    // At once, with its effects: the Modal must remember what has the focus before it takes the focus itself.
    const timer = setTimeout(() => flushSync(() => setReady(true)), FOCUS_IS_BACK);
    return () => {
      clearTimeout(timer);
      setReady(false);
    };
  }, [opened]);
  return <Modal opened={opened && isReady} closeButtonProps={{ 'aria-label': 'Close' }} centered {...rest} />;
}
