'use client';

import type { Person } from '#contract/people';
import { useNumber } from '../numbers/use-number';
import { agentsInWords, roleNames } from '../shell/role-words';
import { DisplayChoices } from './display-choices';
import { NameForm } from './name-form';
import { PasswordForm } from './password-form';
import classes from './profile.module.css';
import { SignIns } from './sign-ins';

type ProfileViewProps = { person: Pick<Person, 'name' | 'email' | 'role' | 'agent_ids'> };

/** The reader's own page: their details, password, sign-ins and display choices. */
export function ProfileView({ person }: ProfileViewProps) {
  const write = useNumber();
  return (
    <div className={classes.page}>
      <h1>Your profile</h1>
      <section aria-labelledby="you" className={classes.part}>
        <h2 id="you">You</h2>
        <NameForm name={person.name} />
        <dl className={classes.facts}>
          <div>
            <dt>E-mail</dt>
            <dd>
              <bdi>{person.email}</bdi>
            </dd>
          </div>
          <div>
            <dt>Role</dt>
            <dd>{roleNames[person.role]}</dd>
          </div>
          <div>
            <dt>Agents</dt>
            <dd>
              {person.agent_ids === null || person.agent_ids.length === 0
                ? agentsInWords(person.agent_ids, write)
                : person.agent_ids.map((id) => <code key={id}>{id}</code>)}
            </dd>
          </div>
        </dl>
        <p className={classes.quiet}>An admin can change your e-mail, role and agents.</p>
      </section>
      <section aria-labelledby="password" className={classes.part}>
        <h2 id="password">Password</h2>
        <PasswordForm email={person.email ?? ''} />
      </section>
      <SignIns />
      <section aria-labelledby="display" className={classes.part}>
        <h2 id="display">Display</h2>
        <DisplayChoices />
      </section>
    </div>
  );
}
