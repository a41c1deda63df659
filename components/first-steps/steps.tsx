import { Button } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { FirstStep } from '#contract/first-steps';
import { type Permission, rolesWith } from '#contract/permissions';
import { firstKeyWord } from '../api-keys/first-key-word';
import { CopyableId } from '../ids/copyable-id';
import { handText } from '../lookups/handed-text';
import { inviteWord } from '../people/invite-word';
import { roleNames } from '../people/role-words';
import { CommandLines } from './command-lines';
import { firstSession, keyLine, sessionLines } from './step-lines';

/** The title of each step. */
export const stepTitles: Record<FirstStep['name'], string> = {
  create_api_key: 'Create an API key',
  create_session: 'Create a session with it',
  look_up_session: 'Look it up',
  invite_person: 'Invite someone',
};

type StepProps = {
  name: FirstStep['name'];
  permissions: readonly Permission[];
  /** the desk's own address */
  origin: string;
};

/** How to do a step: its button or command, or who can do it. */
export function Step({ name, permissions, origin }: StepProps): ReactNode {
  if (name === 'create_api_key') return <CreateApiKey canDo={permissions.includes('api_keys:write')} />;
  if (name === 'create_session')
    return <CreateSession canDo={permissions.includes('api_keys:write')} origin={origin} />;
  if (name === 'look_up_session') return <LookUpSession />;
  return <InvitePerson canDo={permissions.includes('people:write')} />;
}

function CreateApiKey({ canDo }: { canDo: boolean }) {
  return (
    <>
      <p>
        With a key, a program can read and write sessions. {canDo ? '' : whoCan('create one', 'api_keys:write')}
        {canDo && 'The key is shown once: keep it for the next step, then come back here.'}
      </p>
      {canDo && (
        <Button component={Link} href={`/api-keys#${firstKeyWord}`} prefetch={false} size="xs">
          Create a key…
        </Button>
      )}
    </>
  );
}

function CreateSession({ canDo, origin }: { canDo: boolean; origin: string }) {
  if (!canDo) return <p>This needs an API key with write permission. {whoCan('create one', 'api_keys:write')}</p>;
  return (
    <>
      <p>In a terminal, set your key first, in place of the quoted text:</p>
      <CommandLines lines={keyLine} what="The command for the key" />
      <p>Then create an agent and a session for it:</p>
      <CommandLines lines={sessionLines(origin)} what="The commands for agent and session" />
    </>
  );
}

function LookUpSession() {
  const text = `${firstSession.agent_id} ${firstSession.session_id}`;
  return (
    <>
      <p>
        Paste its two IDs into the box above and press Enter: <CopyableId id={text} what="The IDs" />
        <br />
        If it has other IDs, paste those, or find it in the <Link href="/sessions">list of sessions</Link>.
      </p>
      <Button size="xs" onClick={() => handText(text)}>
        Look up {text}
      </Button>
    </>
  );
}

function InvitePerson({ canDo }: { canDo: boolean }) {
  if (!canDo) return <p>Colleagues join with a link. {whoCan('create one', 'people:write')}</p>;
  return (
    <>
      <p>Create a link for a colleague to join with, and choose their role. The desk sends no e-mail.</p>
      <Button component={Link} href={`/people#${inviteWord}`} prefetch={false} size="xs">
        Invite…
      </Button>
    </>
  );
}

function whoCan(what: string, permission: Permission): string {
  const roles = rolesWith(permission).map((role) => roleNames[role]);
  return `Roles that can ${what}: ${roles.join(', ')}.`;
}
