import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a program in a folder. Throws with all that it said where it fails. */
export function run(folder: string, program: string, ...args: readonly string[]): string {
  // Vitest sets it, and a fresh app would be built for development.
  const env = { ...process.env, NODE_ENV: '' };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  return stdout;
}

/** Builds the package and packs it into the folder, as it would be published. Returns the tarball. */
export function pack(folder: string): string {
  run('.', 'npx', 'vite', 'build', '--logLevel', 'error');
  const said = run('.', 'npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder);
  return join(folder, said.trim());
}

/** An application that nothing was in before. */
export interface FreshApp {
  readonly folder: string;
  /** Its built pages. */
  readonly pages: string;
  /** What its server renders, with what was read for it, to be put into the page. */
  readonly render: () => { readonly html: string; readonly state: string; readonly said: string };
  readonly remove: () => void;
}

const CONFIG = `
import react from '@vitejs/plugin-react';
export default { plugins: [react()], base: './', build: { rolldownOptions: { input: ['index.html', 'element.html', 'hydrated.html'] } } };
`;

/** A page with one script, and an element with the id `root`. */
export const html = (script: string): string => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><link rel="icon" href="data:," /><title>A fresh app</title></head>
  <body><div id="root"></div><script type="module" src="./${script}"></script></body>
</html>
`;

const MAIN = `
import { createRoot } from 'react-dom/client';
import { StageHistory } from 'gocd-stage-history';
import 'gocd-stage-history/styles.css';
const at = new URLSearchParams(location.search);
createRoot(document.getElementById('root')!).render(
  <StageHistory pipeline={at.get('pipeline') ?? ''} stage={at.get('stage') ?? ''} actions={['cancel', 'rerun']} />,
);
`;

const ELEMENT = `
import 'gocd-stage-history/element';
const element = document.createElement('gocd-stage-history');
element.pipeline = 'demo_pipeline';
element.stage = 'first_stage';
element.addEventListener('runended', ({ detail }) => {
  document.title = 'ended: ' + detail.run.pipelineCounter;
});
document.getElementById('root')!.append(element);
`;

const HYDRATED = `
import { hydrate, QueryClient } from '@tanstack/react-query';
import { hydrateRoot } from 'react-dom/client';
import { StageHistory } from 'gocd-stage-history';
import 'gocd-stage-history/styles.css';
const client = new QueryClient();
hydrate(client, JSON.parse(document.getElementById('state')!.textContent ?? ''));
hydrateRoot(document.getElementById('root')!, <StageHistory pipeline="website" stage="test" queryClient={client} />);
`;

/** What its server runs, under plain Node: the stage's runs come from a Go server in memory, which the package brings. */
const SERVER = `
import { dehydrate, QueryClient } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { createStagesApi, historyQuery, StageHistory } from 'gocd-stage-history';
import 'gocd-stage-history/element';
import { createGoServer } from 'gocd-stage-history/simulator';
const go = createGoServer();
const api = createStagesApi('/go', 'auto', { fetch: (path, init) => go.fetch(new Request('http://go' + path, init)), reader: '' });
const name = { pipeline: 'website', stage: 'test' };
const client = new QueryClient();
await client.fetchQuery(historyQuery(api, name));
const said = [];
console.error = console.warn = (...words) => said.push(words.join(' '));
const html = renderToString(createElement(StageHistory, { ...name, queryClient: client }));
console.log(JSON.stringify({ html, state: JSON.stringify(dehydrate(client)), said: said.join('\\n') }));
process.exit(0);
`;

/** Makes an application, installs the tarball into it beside these versions of the peers, checks its types and builds it. */
export function freshApp(tarball: string, versions: Readonly<Record<string, string>>): FreshApp {
  const folder = mkdtempSync(join(tmpdir(), 'stage-history-app-'));
  const major = versions['react']?.split('.')[0] ?? '';
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const manifest = {
    name: 'fresh-app',
    private: true,
    type: 'module',
    dependencies: { 'gocd-stage-history': `file:${tarball}`, ...versions },
    devDependencies: {
      '@types/react': `^${major}`,
      '@types/react-dom': `^${major}`,
      '@types/node': '^20',
      '@vitejs/plugin-react': '6.3.0',
      typescript: '6.0.3',
      vite: '8.3.8',
    },
  };
  write('package.json', JSON.stringify(manifest));
  write('vite.config.js', CONFIG);
  write(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: {
        ...{ strict: true, noEmit: true, jsx: 'react-jsx', skipLibCheck: false },
        ...{
          module: 'ESNext',
          moduleResolution: 'bundler',
          target: 'ES2022',
          types: ['vite/client', 'node'],
        },
      },
      files: ['main.tsx', 'element.ts', 'hydrated.tsx'],
    }),
  );
  write('main.tsx', MAIN);
  write('element.ts', ELEMENT);
  write('hydrated.tsx', HYDRATED);
  write('server.js', SERVER);
  for (const [page, script] of [
    ['index', 'main.tsx'],
    ['element', 'element.ts'],
    ['hydrated', 'hydrated.tsx'],
  ] as const)
    write(`${page}.html`, html(script));
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--silent');
  run(folder, 'npx', 'tsc');
  run(folder, 'npx', 'vite', 'build', '--logLevel', 'error');
  return {
    folder,
    pages: join(folder, 'dist'),
    render: () => JSON.parse(run(folder, process.execPath, 'server.js')) as ReturnType<FreshApp['render']>,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
