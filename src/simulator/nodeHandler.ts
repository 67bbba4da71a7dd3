import type { IncomingMessage, ServerResponse } from 'node:http';
import { ConnectionLost } from './connectionLost.ts';
import type { GoServer } from './goServer.ts';
import { isServedPath } from './isServedPath.ts';

/**
 * The door from real HTTP: middleware for a node server, in the manner of connect. It answers `/go`, `/go/…` and
 * `/sim/…` and leaves everything else to `next`. Where the simulated server drops the connection, so does this one;
 * where it never answers, the connection stays open until the client goes away.
 */
export function nodeHandler(
  server: GoServer,
): (req: IncomingMessage, res: ServerResponse, next: () => void) => void {
  return (req, res, next) => {
    // Anything but a path, like the `*` of OPTIONS, is not for this server and may be no address at all.
    const url = req.url?.startsWith('/') ? new URL(`http://localhost${req.url}`) : undefined;
    if (url && isServedPath(url.pathname)) void passOn(server, url, req, res);
    else next();
  };
}

async function passOn(server: GoServer, url: URL, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const gone = new AbortController();
  res.on('close', () => {
    gone.abort();
  });
  try {
    // The simulated server dates its answers itself, or leaves the date out on purpose.
    res.sendDate = false;
    const answer = await server.fetch(await toRequest(url, req, gone.signal));
    res.writeHead(answer.status, Object.fromEntries(answer.headers));
    await sendBody(answer, res);
    res.end();
  } catch (error) {
    // Headers may have gone out with a length that is not kept: cutting the connection is what tells the client.
    if (error instanceof ConnectionLost || gone.signal.aborted || res.headersSent) res.destroy();
    else res.writeHead(500).end(String(error));
  }
}

async function toRequest(url: URL, req: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const headers = new Headers();
  for (const [name, values] of Object.entries(req.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const method = req.method ?? 'GET';
  const body: Uint8Array[] = [];
  for await (const chunk of req) if (chunk instanceof Uint8Array) body.push(chunk);
  const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD';
  return new Request(url, { method, headers, signal, ...(hasBody && { body: Buffer.concat(body) }) });
}

async function sendBody(answer: Response, res: ServerResponse): Promise<void> {
  const reader = answer.body?.getReader();
  if (!reader) return;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const { value } = part;
    await new Promise((sent) => res.write(value, sent));
  }
}
