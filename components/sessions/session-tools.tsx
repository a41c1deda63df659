import { Button } from '@mantine/core';
import { lazy, type Ref, useState } from 'react';
import type { Session } from '#contract/sessions';
import { LatePart } from '../shell/late-part';

const StatusDialog = lazy(async () => ({ default: (await import('./status-dialog')).StatusDialog }));

type SessionToolsProps = {
  params: { agent_id: string; session_id: string };
  session: Session;
  isEditing: boolean;
  onEdit: () => void;
  editButton: Ref<HTMLButtonElement>;
};

/** The actions of people who may change a session: edit it, enable or disable it. */
export function SessionTools({ params, session, isEditing, onEdit, editButton }: SessionToolsProps) {
  const [asking, setAsking] = useState<boolean | null>(null);
  return (
    <>
      <Button ref={editButton} size="xs" variant="default" aria-expanded={isEditing} onClick={onEdit}>
        Edit
      </Button>
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        {session.enabled ? 'Disable…' : 'Enable…'}
      </Button>
      {asking === null ? null : (
        <LatePart onFailed={() => setAsking(null)}>
          <StatusDialog params={params} session={session} opened={asking} onClose={() => setAsking(false)} />
        </LatePart>
      )}
    </>
  );
}
