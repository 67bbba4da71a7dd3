import { resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

const PAGE = resolve('src/page') + sep;
const STAND_IN = resolve('test/doors/StageHistory.tsx');

/** Builds the page with the script tag's element wherever it has the component. */
export function elementsInPlace(): Plugin {
  return {
    name: 'elements-in-place',
    enforce: 'pre',
    resolveId: (source, importer) =>
      importer?.startsWith(PAGE) === true && source.endsWith('/components/StageHistory.tsx')
        ? STAND_IN
        : undefined,
    transformIndexHtml: () => [
      { tag: 'script', attrs: { type: 'module', src: './gocd-stage-history.js' }, injectTo: 'head' },
    ],
  };
}
