import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { nodeHandler } from '../../src/simulator/nodeHandler.ts';

/** A request as it came over the line. */
export interface Arrival {
  readonly method: string;
  /** The path as it was written, not decoded. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** A Go server of its own address, to stand behind a proxy. */
export interface GoSite {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** What arrived, oldest first. */
  readonly arrived: readonly Arrival[];
  /** Stops listening and drops what is open, as a server that dies. */
  readonly stop: () => Promise<void>;
  /** Listens again, at the same address. */
  readonly restart: () => Promise<void>;
}

const SESSION = 'JSESSIONID=node0abc';
const ADMIN = `Basic ${Buffer.from('admin:badger').toString('base64')}`;

/**
 * Serves a simulated Go server, with a session as real ones have: `/go/auth/login` signs admin in by a cookie and leads
 * to the front page, by an address in which the server names itself.
 */
export async function serveGo(go: GoServer): Promise<GoSite> {
  const arrived: Arrival[] = [];
  const answer = nodeHandler(go);
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    arrived.push({ method, path: url, headers: { ...headers } });
    if (url === '/go/auth/login') {
      response.writeHead(302, {
        Location: `http://${host}/go/`,
        'Set-Cookie': `${SESSION}; Path=/go; HttpOnly`,
      });
      response.end();
      return;
    }
    if (headers.cookie?.includes(SESSION) === true) request.headersDistinct['authorization'] = [ADMIN];
    answer(request, response, () => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  return {
    host,
    arrived,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    restart: () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve)),
  };
}
