import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Connect, Plugin } from 'vite';
import { createGoServer } from './goServer.ts';
import { nodeHandler } from './nodeHandler.ts';

/** Tells the page that what answers it is simulated, so that the page can say so. */
const MARK = { name: 'stage-history-simulated', content: 'true' };

/** Puts a simulated Go server behind Vite's development and preview servers, in the same process. */
export function simulatedGoServer(): Plugin {
  return {
    name: 'simulated-go-server',
    configureServer: (vite) => {
      vite.middlewares.use(nodeHandler(createGoServer()));
    },
    configurePreviewServer: ({ middlewares, config }) => {
      middlewares.use(nodeHandler(createGoServer()));
      middlewares.use(markedPage(resolve(config.root, config.build.outDir, 'index.html')));
    },
    // While building there is no server in the context: the built page is the same for every Go server.
    transformIndexHtml: (_html, context) =>
      context.server ? [{ tag: 'meta', attrs: MARK, injectTo: 'head' }] : [],
  };
}

function markedPage(file: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    const path = request.url?.split('?')[0];
    if (path !== '/' && path !== '/index.html') {
      next();
      return;
    }
    readFile(file, 'utf8').then((html) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(html.replace('</head>', `<meta name="${MARK.name}" content="${MARK.content}"></head>`));
    }, next);
  };
}
