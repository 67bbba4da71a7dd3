import { hexDigits } from '../hexDigits.ts';
import type { SpokenServer } from './spokenServer.ts';

/**
 * The answer with an ETag, or 304 where the client has it already. Weak from 18.6.0 on, strong before: a client has
 * to hand back whichever it got *(where the change really was is not known)*.
 */
export async function etagged(answer: Response, request: Request, server: SpokenServer): Promise<Response> {
  if (answer.status !== 200) return answer;
  const body = await answer.text();
  const quoted = `"${hexDigits(body, 32)}"`;
  const etag = server.has('forbiddenIs403') ? `W/${quoted}` : quoted;
  const headers = new Headers(answer.headers);
  headers.set('ETag', etag);
  if (!isKnown(request.headers.get('If-None-Match'), quoted)) return new Response(body, { headers });
  headers.delete('Content-Length');
  headers.delete('Content-Type');
  return new Response(null, { status: 304, headers });
}

/** Compared weakly, as RFC 9110 wants it for `If-None-Match`. */
function isKnown(ifNoneMatch: string | null, quoted: string): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return known.includes(quoted) || known.includes('*');
}
