import { deleteSignIn } from '#contract/sign-ins';
import * as signIns from '#core/people/sign-ins';
import { endpoint } from '#http/endpoint';

export const DELETE = endpoint(deleteSignIn, signIns.delete);
