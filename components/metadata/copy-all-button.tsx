import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useCopy } from '../ids/use-copy';

/** Copies all metadata: the stored text, character for character. */
export function CopyAllButton({ text }: { text: string }) {
  const { copied, copy } = useCopy();
  const icon = copied === 'done' ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />;
  return (
    <Button size="xs" variant="default" leftSection={icon} onClick={() => void copy(text, 'The metadata')}>
      {copied === 'done' ? 'Copied' : copied === 'failed' ? 'Not copied' : 'Copy all'}
    </Button>
  );
}
