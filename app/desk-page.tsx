import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { Problem } from '#components/problems/problem';
import type { DeskPage } from '#contract/desk-pages';
import { type DeskError, isDeskError } from '#contract/errors';
import { requireAccess } from '#core/access/require-access';
import { type CurrentPerson, currentPerson } from '#server/auth';

type Draw<Props> = (reader: CurrentPerson, props: Props) => ReactNode | Promise<ReactNode>;
type DrawProblem<Props> = (error: DeskError, reader: CurrentPerson, props: Props) => ReactNode | Promise<ReactNode>;

/**
 * Creates a page, or a frame of pages, from its entry in the list of pages and the function that renders it. Signed-out
 * visitors are redirected to sign in: the layout renders in parallel with the page, so the page cannot rely on it for
 * that. If a permission is missing or the desk refuses for another reason, the page shows the problem, or what
 * `drawProblem` returns.
 */
export function deskPage<Props = object>(
  { permissions }: DeskPage,
  draw: Draw<Props>,
  drawProblem: DrawProblem<Props> = problemOf,
): (props: Props) => Promise<ReactNode> {
  return async (props) => {
    const reader = await currentPerson();
    if (reader === null) redirect('/sign-in');
    try {
      for (const permission of permissions) requireAccess(reader.actor, permission);
      return await draw(reader, props);
    } catch (error) {
      if (!isDeskError(error)) throw error;
      return drawProblem(error, reader, props);
    }
  };
}

function problemOf({ code, messages }: DeskError, { call }: CurrentPerson): ReactNode {
  return <Problem code={code} messages={messages} requestId={call.requestId} />;
}
