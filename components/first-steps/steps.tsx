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

/** What each step is called. */
export const stepTitles: Record<FirstStep['name'], string> = {
  create_api_key: 'Make an API key',
  create_session: 'Create a session with it',
  look_up_session: 'Look it up',
  invite_person: 'Invite somebody',
};

type StepProps = {
  name: FirstStep['name'];
  permissions: readonly Permission[];
  /** the desk's own address */
  origin: string;
};

/** How a step is done: the button or the command for it, or who can do it. */
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
        With a key, a program reads and writes sessions. {canDo ? '' : whoCan('make one', 'api_keys:write')}
        {canDo && 'It is shown once: keep it for the next step, then come back here.'}
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
  if (!canDo) return <p>It is done with an API key that may write. {whoCan('make one', 'api_keys:write')}</p>;
  return (
    <>
      <p>In a terminal, set the key first. Put it in place of the words in quotes:</p>
      <CommandLines lines={keyLine} what="The line for the key" />
      <p>Then make an agent, and a session of it:</p>
      <CommandLines lines={sessionLines(origin)} what="The lines for agent and session" />
    </>
  );
}

function LookUpSession() {
  const text = `${firstSession.agent_id} ${firstSession.session_id}`;
  return (
    <>
      <p>
        Paste its two IDs into the box above, and press Enter: <CopyableId id={text} what="The IDs" />
        <br />
        Does it have other IDs? Paste those, or choose it in the <Link href="/sessions">list of sessions</Link>.
      </p>
      <Button size="xs" onClick={() => handText(text)}>
        Look up {text}
      </Button>
    </>
  );
}

function InvitePerson({ canDo }: { canDo: boolean }) {
  if (!canDo) return <p>A colleague comes in by a link. {whoCan('make one', 'people:write')}</p>;
  return (
    <>
      <p>Make a link by which a colleague comes in, and choose what they may do. The desk sends no mail.</p>
      <Button component={Link} href={`/people#${inviteWord}`} prefetch={false} size="xs">
        Invite…
      </Button>
    </>
  );
}

function whoCan(what: string, permission: Permission): string {
  const roles = rolesWith(permission).map((role) => roleNames[role]);
  return `Who can ${what}: the role ${roles.join(', ')}.`;
}
