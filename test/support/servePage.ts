import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { nodeHandler } from '../../src/simulator/nodeHandler.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A web server for one test: static files, and a Go server beside them. */
export interface ServedPage {
  /** `http://localhost:PORT`. */
  readonly origin: string;
  /** Requests that neither the files nor the Go server could answer. */
  readonly unanswered: readonly string[];
  /** Stops listening and drops what is open, as a server that dies. */
  readonly stop: () => Promise<void>;
  /** Listens again, at the same address. */
  readonly restart: () => Promise<void>;
}

/**
 * Serves the files of a folder, and `/go` and `/sim` from the Go server, over real HTTP.
 * @param headers sent with each file, as by a web server that has a policy for them
 */
export async function servePage(
  folder: string,
  goServer: GoServer,
  port = 0,
  headers: Readonly<Record<string, string>> = {},
): Promise<ServedPage> {
  const unanswered: string[] = [];
  const answerGo = nodeHandler(goServer);
  const server = createServer((request, response) => {
    answerGo(request, response, () => {
      const path = normalize(decodeURI((request.url ?? '/').split('?')[0] ?? '/'));
      const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
      if (!existsSync(file) || !statSync(file).isFile()) {
        unanswered.push(`${request.method ?? ''} ${request.url ?? ''}`);
        response.writeHead(404).end();
        return;
      }
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { ...headers, 'Content-Type': type });
      createReadStream(file).pipe(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  const { port: actual } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${actual}`,
    unanswered,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    restart: () => new Promise<void>((resolve) => server.listen(actual, 'localhost', resolve)),
  };
}
