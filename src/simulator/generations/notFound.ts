import { textAnswer } from '../answers.ts';

/** 404 for an address the server does not know. */
export function urlNotFound(request: Request): Response {
  return textAnswer(404, 'Not Found { The URL you are trying to reach appears to be incorrect. }', request);
}

/** 404 for an address that is there, asked for without exactly the `Accept` it wants (from 19.3.0 on). */
export function acceptNotFound(): Response {
  return textAnswer(404, 'The url you are trying to reach appears to be incorrect.');
}
