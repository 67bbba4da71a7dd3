import type { Stage } from './stage.ts';

/** Who may be at the other end. `anonymous` stands for everybody on a server that asks for no sign-in. */
export type User = 'admin' | 'viewer' | 'anonymous';

const BASIC_CREDENTIALS: ReadonlyMap<string, User> = new Map([
  ['admin:badger', 'admin'],
  ['viewer:viewer', 'viewer'],
]);

/**
 * Who a request's `Authorization` header says it is (HTTP Basic, RFC 7617).
 * @returns `none` without the header, `wrong` for anything the server does not accept
 */
export function readCredentials(headers: Headers): User | 'none' | 'wrong' {
  const authorization = headers.get('Authorization');
  if (authorization === null) return 'none';
  const encoded = /^basic +(\S+)$/i.exec(authorization)?.[1];
  if (encoded === undefined) return 'wrong';
  try {
    return BASIC_CREDENTIALS.get(atob(encoded)) ?? 'wrong';
  } catch {
    return 'wrong'; // not Base64
  }
}

/** Whether the user may start and cancel runs of the stage. The viewer may not, whatever the stage says. */
export function mayOperate(user: User, stage: Stage): boolean {
  return user !== 'viewer' && stage.operatePermission;
}
