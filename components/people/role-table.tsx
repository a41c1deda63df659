import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { roles } from '#contract/permissions';
import { roleNames, roleTable } from '../shell/role-words';
import classes from './role-table.module.css';

/** What each role may do, from the table that the API and all pages use. */
export function RoleTable({ id }: { id: string }) {
  return (
    <section aria-labelledby={id} className={classes.section}>
      <h2 id={id} tabIndex={-1}>
        Roles and permissions
      </h2>
      <p>Admins and auditors can access all agents. Support and reviewers can be limited to some.</p>
      <table className={classes.table} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>Permission</VisuallyHidden>
            </th>
            {roles.map((role) => (
              <th key={role} scope="col">
                {roleNames[role]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roleTable().map(({ permission, words, roles: held }) => (
            <tr key={permission}>
              <th scope="row">
                {words}
                <code>{permission}</code>
              </th>
              {held.map(({ role, allowed }) => (
                <td key={role} data-allowed={allowed || undefined}>
                  {allowed ? (
                    <IconCheck size={16} stroke={2} aria-hidden />
                  ) : (
                    <IconMinus size={16} stroke={1.5} aria-hidden />
                  )}
                  <VisuallyHidden>{allowed ? 'yes' : 'no'}</VisuallyHidden>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
