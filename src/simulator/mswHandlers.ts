import { http, HttpResponse } from 'msw';
import type { RequestHandler } from 'msw';
import { ConnectionLost } from './connectionLost.ts';
import type { GoServer } from './goServer.ts';
import { isServedPath } from './isServedPath.ts';

/**
 * The door from msw, in a browser's worker and in node: answers requests to any host whose path is `/go`, or below
 * `/go/` or `/sim/`, and leaves the others alone. A dropped connection becomes a network error.
 */
export function mswHandlers(server: GoServer): RequestHandler[] {
  return [
    http.all(
      ({ request }) => isServedPath(new URL(request.url).pathname),
      async ({ request }) => {
        try {
          return await server.fetch(request);
        } catch (error) {
          // Whoever gave up is told nothing any more, and msw has nothing to complain of.
          if (error instanceof ConnectionLost || request.signal.aborted) return HttpResponse.error();
          throw error;
        }
      },
    ),
  ];
}
