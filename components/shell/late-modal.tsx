import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';

/**
 * A dialog whose code is loaded when it is first opened. It is there for a moment before it opens: only then does it
 * remember what had the focus, and give it back at its end.
 */
export function LateModal({ opened, ...rest }: ModalProps) {
  const [isThere, setIsThere] = useState(false);
  useEffect(() => setIsThere(true), []);
  return <Modal opened={opened && isThere} closeButtonProps={{ 'aria-label': 'Close' }} centered {...rest} />;
}
