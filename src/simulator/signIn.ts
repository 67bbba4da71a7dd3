import { htmlAnswer } from './answers.ts';
import { readCredentials } from './users.ts';
import type { User } from './users.ts';

/** Whether the server asks who is there, and who is signed in. */
export interface SignIn {
  /** Default false: a request without credentials is `anonymous`. */
  needed: boolean;
  /** Whose session a request without credentials belongs to, once sign-in is needed. */
  session: 'admin' | 'viewer' | undefined;
}

/** The user behind a request, or the answer it gets where there is none. */
export function identify(signIn: SignIn, request: Request): User | Response {
  const user = readCredentials(request.headers);
  if (user === 'wrong') return signedOutAnswer(request);
  if (user !== 'none') return user;
  return signIn.needed ? (signIn.session ?? signedOutAnswer(request)) : 'anonymous';
}

/**
 * What a server says to somebody not signed in: 401 with a page. The challenge makes a browser pop up its own login
 * box, so it is left out for a script that says it is one.
 */
export function signedOutAnswer(request: Request): Response {
  const isScript = request.headers.get('X-Requested-With') === 'XMLHttpRequest';
  const page = htmlAnswer(401, 'Error 401 Full authentication is required to access this resource', [
    'Sign in as admin with the password badger, or as viewer with the password viewer.',
  ]);
  if (!isScript) page.headers.set('WWW-Authenticate', 'Basic realm="Go"');
  return page;
}
