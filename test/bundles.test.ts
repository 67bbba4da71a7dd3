import { resolve, sep } from 'node:path';
import { build } from 'vite';
import type { Plugin, Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';
import { buildScript } from '../vite/script.ts';

const SRC = resolve('src') + sep;
const HOST = '\0host';

/** Our own modules that a host's bundle holds in the end, of all it could, by path below `src`. */
async function bundled(source: string): Promise<string[]> {
  const host: Plugin = {
    name: 'host',
    resolveId: (id) => (id === HOST ? id : undefined),
    load: (id) => (id === HOST ? source : undefined),
  };
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [host],
    build: { write: false, rolldownOptions: { input: HOST, external: /^(react|react-dom|@tanstack)($|\/)/ } },
  });
  const { output } = built as Rolldown.RolldownOutput;
  return output.flatMap((file) =>
    file.type === 'chunk'
      ? Object.entries(file.modules)
          .filter(([id, { renderedLength }]) => id.startsWith(SRC) && renderedLength > 0)
          .map(([id]) => id.slice(SRC.length).replaceAll(sep, '/'))
      : [],
  );
}

const INDEX = JSON.stringify(resolve('src/index.ts'));
const folders = (files: readonly string[]): string[] =>
  [...new Set(files.map((file) => file.split('/')[0] ?? ''))].toSorted();

describe('What a host bundles', () => {
  it('is no component where it uses a hook alone', async () => {
    const files = await bundled(`import { useStageHistory } from ${INDEX}; console.log(useStageHistory);`);
    expect(files).toContain('hooks/useStageHistory.ts');
    expect(folders(files)).toEqual(['api', 'hooks', 'query', 'stage']);
  });

  it('is the rule alone where it uses a rule', async () => {
    const files = await bundled(`import { runState } from ${INDEX}; console.log(runState);`);
    expect(folders(files)).toEqual(['stage']);
  });

  it('is nothing of the simulated server with the widget', async () => {
    const files = await bundled(`import { StageHistory } from ${INDEX}; console.log(StageHistory);`);
    expect(folders(files)).toEqual(['api', 'components', 'query', 'stage']);
  });
});

describe('The script tag', () => {
  it('has everything that the list shows first in one part, and the rest in parts of their own', async () => {
    const files = await buildScript();
    const names = files.map(({ fileName }) => fileName.replace(/-[\w-]{8}\.js$/, ''));
    expect(names.toSorted()).toEqual([
      'gocd-stage-history.js',
      ...[
        ...['attachHold', 'glance', 'glanceMessages', 'list', 'rolldown-runtime', 'RunPanel', 'wall'],
        ...['locales/ar.js', 'locales/de.js', 'locales/ja.js'],
      ]
        .map((name) => `gocd-stage-history/${name}`)
        .toSorted(),
    ]);
    const [script] = files.filter(({ fileName }) => fileName === 'gocd-stage-history.js');
    // Next to nothing, so that no part ever imports it: under another address it would be there twice.
    expect(script?.source.length).toBeLessThan(200);
    expect(files.filter(({ source }) => source.includes('gocd-stage-history.js'))).toEqual([]);
    for (const { source } of files) {
      expect(source).not.toContain('mockServiceWorker');
      expect(source).not.toContain('process.env');
    }
    for (const [tag, button] of [
      ['de', 'Abbrechen'],
      ['ja', 'キャンセル'],
      ['ar', 'إلغاء'],
    ] as const) {
      const own = `gocd-stage-history/locales/${tag}.js`;
      const language = files.find(({ fileName }) => fileName === own)?.source ?? '';
      expect(language, own).toContain(button);
      expect(language, own).toMatch(new RegExp(`export\\s*\\{[^}]*\\b${tag}\\b`));
      expect(language, own).not.toMatch(/\bimport\b/);
      expect(files.filter(({ fileName, source }) => fileName !== own && source.includes(button))).toEqual([]);
    }
  });
});
