import { readCredentials } from './users.ts';
import type { User } from './users.ts';

/** Whether the server asks who is there, and who is signed in. */
export interface SignIn {
  /** Default false: a request without credentials is `anonymous`. */
  needed: boolean;
  /** Whose session a request without credentials belongs to, once sign-in is needed. */
  session: 'admin' | 'viewer' | undefined;
}

/** The user behind a request; undefined: nobody who may come in. */
export function identify(signIn: SignIn, request: Request): User | undefined {
  const user = readCredentials(request.headers);
  if (user === 'wrong') return undefined;
  if (user !== 'none') return user;
  return signIn.needed ? signIn.session : 'anonymous';
}
