import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import type { Plugin, Rolldown } from 'vite';
import { expect, it } from 'vitest';
import { buildScript } from '../../vite/script.ts';

const ENTRY = '\0entry';

/** The brotli bytes of what a page loads at once for this source, built for production with all that it imports. */
async function bytesOf(source: string): Promise<number> {
  const entry: Plugin = {
    name: 'entry',
    resolveId: (id) => (id === ENTRY ? id : undefined),
    load: (id) => (id === ENTRY ? source : undefined),
  };
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  const built = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    publicDir: false,
    plugins: [entry],
    build: { write: false, modulePreload: false, rolldownOptions: { input: ENTRY } },
  });
  if (NODE_ENV !== undefined) process.env['NODE_ENV'] = NODE_ENV;
  const { output } = built as Rolldown.RolldownOutput;
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    chunks.get(name)?.imports.forEach(load);
  };
  for (const [name, { isEntry }] of chunks) if (isEntry) load(name);
  return [...loaded].reduce((sum, name) => sum + brotli(chunks.get(name)?.code ?? ''), 0);
}

const brotli = (text: string): number => brotliCompressSync(text).length;

const door = (name: string): string => JSON.stringify(resolve(`src/${name}`));

it('Each door costs what the README says, beside what React costs alone', async () => {
  const react = `import { createElement } from 'react'; import { createRoot } from 'react-dom/client'; console.log(createElement, createRoot);`;
  const query = `${react} import { useQuery, QueryClient } from '@tanstack/react-query'; console.log(useQuery, QueryClient);`;
  const script = await buildScript();
  const at = (name: RegExp): number =>
    script.filter(({ fileName }) => name.test(fileName)).reduce((sum, { source }) => sum + brotli(source), 0);
  const bytes = {
    'react and react-dom alone': await bytesOf(react),
    'and React Query': await bytesOf(query),
    'a hook, with them': await bytesOf(
      `${query} import { useStageHistory } from ${door('index.ts')}; console.log(useStageHistory);`,
    ),
    'the widget, with them': await bytesOf(
      `${query} import { StageHistory } from ${door('index.ts')}; console.log(StageHistory);`,
    ),
    'the element, with them': await bytesOf(`import ${door('element.ts')};`),
    'the script tag, at once': at(/^gocd-stage-history\.js$|\/(list|rolldown-runtime)-/),
    'the script tag, overview and grid': at(/\/(glance|glanceMessages)-/),
    'the script tag, a run’s inside': at(/\/RunPanel-/),
  };
  console.table(bytes);
  expect(bytes['the script tag, at once'] - bytes['and React Query']).toBeLessThan(43_000);
});
