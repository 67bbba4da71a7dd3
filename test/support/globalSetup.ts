import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { elementsInPlace } from '../doors/elementsInPlace.ts';
import { getBrowser } from './findBrowser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the built page. */
    pageFolder: string;
    /** The folder of the built host pages. */
    hostFolder: string;
    /** The browser's program file. */
    browserPath: string;
  }
}

/** Once for all tests: finds a browser and builds the page as `npm run build` does, and the host pages of the tests. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'stage-history-'));
  const pageFolder = join(folder, 'page');
  const hostFolder = join(folder, 'host');
  project.provide('browserPath', getBrowser());
  // Vitest sets it, and with any value but this one Vite puts React's development build into the page.
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  const plugins = project.vite.config.mode === 'doors' ? [elementsInPlace()] : [];
  await build({ logLevel: 'error', plugins, build: { outDir: pageFolder, emptyOutDir: true } });
  await build({
    logLevel: 'error',
    root: resolve('test/hosts'),
    // No configuration is found from there. As for the page: light-dark() is to stay as it is.
    build: { outDir: hostFolder, emptyOutDir: true, cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
  });
  if (NODE_ENV !== undefined) process.env['NODE_ENV'] = NODE_ENV;
  project.provide('pageFolder', pageFolder);
  project.provide('hostFolder', hostFolder);
  return () => rmSync(folder, { recursive: true, force: true });
}
