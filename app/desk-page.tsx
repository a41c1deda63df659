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
 * Makes a page, or the frame of some, from its entry in the list of pages and the function that draws it. Whoever is
 * signed out is sent to sign in: the layout is drawn beside the page, so it cannot be relied on for that. Whoever lacks
 * a permission of the page, and whatever else the desk refuses, gets the page of the problem, or what `drawProblem` makes.
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
