import { deleteSignIns, listSignIns } from '#contract/sign-ins';
import * as signIns from '#core/people/sign-ins';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(listSignIns, signIns.list);
export const DELETE = endpoint(deleteSignIns, signIns.deleteAll);
