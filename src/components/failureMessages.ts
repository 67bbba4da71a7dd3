import type { ApiFailure } from '../api/ApiError.ts';
import type { Barrier } from '../api/barrier.ts';

/** What each kind of failure is called, and what the reader can do about it. */
export const failureMessages = {
  'bad-name': {
    title: 'This name cannot be looked up',
    text: 'Names on a Go server begin with a letter, a digit, _ or - and go on with these and dots.',
  },
  'signed-out': {
    title: 'You are signed out of the Go server',
    text: 'Sign in there; this page goes on by itself when you come back to it.',
  },
  'not-permitted': {
    title: 'You may not view this pipeline',
    text: 'Ask an administrator of the Go server for view permission on its pipeline group.',
  },
  'not-found': {
    title: 'No such pipeline',
    text: 'The Go server knows no pipeline of this name, or does not let you know of it. Look at the spelling.',
  },
  unavailable: {
    title: 'The Go server is not taking requests now',
    text: 'It may be starting up or making a backup. Try again in a minute.',
  },
  'server-error': {
    title: 'The Go server failed',
    text: 'It met an error of its own while answering. Try again; its log tells more.',
  },
  refused: {
    title: 'The Go server refused the request',
    text: 'It may not speak this version of the Stages API, or something in front of it refused.',
  },
  'no-api': {
    title: 'This server speaks no Stages API that we know',
    text: 'Is it a Go server, and is the address right, context path included? This is what was tried:',
  },
  unreachable: {
    title: 'The Go server cannot be reached',
    text: 'It may be down, or the network is. It must be on the same origin as this page, or behind its proxy.',
  },
  'broken-off': {
    title: 'The answer broke off',
    text: 'The connection ended in the middle of the Go server’s answer. Try again.',
  },
  'no-answer': {
    title: 'The Go server does not answer',
    text: 'It did not answer in time. It may be overloaded. Try again.',
  },
  'not-json': {
    title: 'The answer is not JSON',
    text: 'Something other than the Stages API answered: a proxy, a login page, or a wrong server address.',
  },
  malformed: {
    title: 'The answer is not as the Stages API documents it',
    text: 'Nothing of it is shown, since it may be wrong. Report this line to whoever runs the Go server.',
  },
} satisfies Record<ApiFailure, { title: string; text: string }>;

/** In place of the text of `unreachable`, for whoever embeds the widget. */
export const barrierMessages = {
  'other-origin':
    'It may be down; or the browser keeps its answers from this page, which is of another origin, since Go servers send no CORS headers: let a reverse proxy serve both on one origin, as docs/same-origin.md shows.',
  'mixed-content':
    'This page came by https, from where browsers ask nothing of a server on plain http: let a reverse proxy serve both on one https origin, as docs/same-origin.md shows.',
} satisfies Record<Barrier, string>;
