import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it, test } from 'vitest';

/** The layers of `src`, from the bottom: a file imports from its own folder and from those before it. */
const LAYERS = ['stage', 'api', 'query', 'hooks', 'components', 'locales', 'element', 'page'];
/** The packages each layer may import; those above it may, too. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  query: ['@tanstack/react-query', 'react'],
  element: ['react-dom/client'],
};
/** The one file of the page that may import the simulator, and only when the demo is asked for. */
const DEMO_DOOR = 'page.tsx';
/** The simulator's own door. */
const SIMULATOR_DOOR = 'simulator.ts';

interface Import {
  readonly specifier: string;
  /** Is it `import(…)`, which loads only when it is run? */
  readonly dynamic: boolean;
}

/** Everything a source imports: types too, and what it merely passes on. */
function importsOf(file: string, source: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node, dynamic = false): void => {
    const readable = ts.isStringLiteralLike(specifier);
    found.push({ specifier: readable ? specifier.text : `(${specifier.getText(tree)})`, dynamic });
  };
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
      add(node.moduleSpecifier);
    else if (ts.isExternalModuleReference(node)) add(node.expression);
    else if (ts.isImportTypeNode(node))
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      for (const specifier of node.arguments.slice(0, 1)) add(specifier, true);
    ts.forEachChild(node, visit);
  };
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest);
  visit(tree);
  return found;
}

/** The folder a file of `src` is in; `doors` for those directly in it. */
const layerOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : 'doors');

/** What is wrong with an import; undefined where nothing is. The simulator stands apart: nothing is below it. `file` is a path below `src`. */
function faultOf(file: string, { specifier, dynamic }: Import): string | undefined {
  const layer = layerOf(file);
  if (!specifier.startsWith('.')) return packageFaultOf(layer, specifier);
  const target = posix.join(posix.dirname(file), specifier);
  if (target.startsWith('../')) return 'leads out of src';
  const below = layerOf(target);
  if (layer === below) return undefined;
  if (below === 'simulator')
    return file === SIMULATOR_DOOR || (file === DEMO_DOOR && dynamic)
      ? undefined
      : 'the simulator is imported by the door of the demo alone, and when asked for';
  const isDown =
    layer === 'doors' || (LAYERS.includes(below) && LAYERS.indexOf(below) < LAYERS.indexOf(layer));
  return isDown ? undefined : `${below} is not below ${layer}`;
}

function packageFaultOf(layer: string, specifier: string): string | undefined {
  if (/^msw(\/|$)/.test(specifier)) return layer === 'simulator' ? undefined : 'only the simulator uses msw';
  if (!/^(@[\w.-]+\/)?[\w.:-]+(\/[\w./-]+)?$/.test(specifier)) return 'cannot be read as a file or a package';
  if (layer === 'doors' || layer === 'simulator') return undefined;
  const mayUse = LAYERS.slice(0, LAYERS.indexOf(layer) + 1).flatMap((below) => PACKAGES[below] ?? []);
  return mayUse.includes(specifier) ? undefined : `${layer} does without this package`;
}

/** The wrong imports of a source, one line each. */
function wrongImports(file: string, source: string): string[] {
  return importsOf(file, source).flatMap((one) => {
    const fault = faultOf(file, one);
    return fault === undefined ? [] : [`${file}: ${one.specifier}: ${fault}`];
  });
}

const SRC = resolve('src');
const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
  .map((entry) => relative(SRC, join(entry.parentPath, entry.name)).split(sep).join('/'));

describe('The source', () => {
  it.each(files)('%s imports only what is below it', (file) => {
    expect(wrongImports(file, readFileSync(join(SRC, file), 'utf8'))).toEqual([]);
  });

  it('has only folders with a place in this order', () => {
    const folders = new Set(files.map(layerOf));
    expect([...folders].toSorted()).toEqual([...LAYERS, 'doors', 'simulator'].toSorted());
  });

  it('is read as a whole: every file that others import is among those looked at', () => {
    const imported = files.flatMap((file) =>
      importsOf(file, readFileSync(join(SRC, file), 'utf8'))
        .filter(({ specifier }) => /^\..*\.tsx?$/.test(specifier))
        .map(({ specifier }) => posix.join(dirname(file), specifier)),
    );
    expect(imported.length).toBeGreaterThan(100);
    expect(imported.filter((file) => !files.includes(file))).toEqual([]);
  });
});

describe('The check of imports', () => {
  test.each<[what: string, file: string, source: string]>([
    ['an import upwards', 'stage/a.ts', `import { a } from '../api/request.ts';`],
    ['an import from the next layer', 'query/a.ts', `import { a } from '../components/messages.ts';`],
    ['an import from a door', 'page/a.tsx', `import { a } from '../index.ts';`],
    ['an import for its effect', 'components/a.ts', `import '../page/page.css';`],
    ['a type-only import', 'api/a.ts', `import type { A } from '../query/useCancelRun.ts';`],
    ['an import of a type among values', 'api/a.ts', `import { type A } from '../query/useCancelRun.ts';`],
    ['a type named by import()', 'stage/a.ts', `type A = import('../api/StagesApi.ts').HistoryPage;`],
    ['a dynamic import', 'stage/a.ts', `const a = async () => await import('../api/request.ts');`],
    ['a dynamic import in a template', 'stage/a.ts', 'void import(`../api/request.ts`);'],
    ['a dynamic import of nobody knows what', 'stage/a.ts', `void import('../' + layer);`],
    ['a dynamic import of nobody knows what in a door', 'page.tsx', `void import(path);`],
    ['export … from', 'api/a.ts', `export { a } from '../components/format.ts';`],
    ['export * from', 'api/a.ts', `export * from '../components/format.ts';`],
    ['export type … from', 'api/a.ts', `export type { A } from '../components/format.ts';`],
    ['import = require', 'api/a.ts', `import a = require('../query/historyQuery.ts');`],
    ['a roundabout way', 'api/a.ts', `import { a } from './../stage/../query/historyQuery.ts';`],
    ['a way out of src', 'page/a.ts', `import config from '../../vite.config.ts';`],
    ['a way from the server’s root', 'stage/a.ts', `import { a } from '/src/api/request.ts';`],
    [
      'an import that is deep in a file',
      'stage/a.ts',
      `function f() {\n  return () => import('../api/a.ts');\n}`,
    ],
    ['a package where none is needed', 'stage/a.ts', `import { useState } from 'react';`],
    ['React where requests are made', 'api/a.ts', `import { useState } from 'react';`],
    ['React Query where requests are made', 'api/a.ts', `import { a } from '@tanstack/react-query';`],
    ['another package in the components', 'components/a.tsx', `import { a } from 'react-aria';`],
    ['Node in the page', 'page/a.ts', `import { readFileSync } from 'node:fs';`],
    ['msw in a door', 'index.ts', `import { http } from 'msw';`],
    ['msw in a door when asked for', 'page.tsx', `const a = await import('msw/browser');`],
    ['the simulator in a layer', 'page/a.ts', `import { a } from '../simulator/worlds.ts';`],
    ['the simulator in a layer when asked for', 'page/a.ts', `void import('../simulator/startDemo.ts');`],
    ['the simulator in the package', 'index.ts', `void import('./simulator/startDemo.ts');`],
    ['the simulator in every page', 'page.tsx', `import { startDemo } from './simulator/startDemo.ts';`],
    ['a type of the simulator in the page', 'page.tsx', `import type { Clock } from './simulator/clock.ts';`],
    ['the simulator in the script tag', 'script.ts', `void import('./simulator/goServer.ts');`],
    ['the element in the components', 'components/a.tsx', `import { a } from '../element/sheets.ts';`],
    ['a component in a hook', 'hooks/a.ts', `import { a } from '../components/messages.ts';`],
    ['the client in the simulator', 'simulator/a.ts', `import type { Job } from '../stage/StageRun.ts';`],
    ['a door in the simulator', 'simulator/a.ts', `import { a } from '../index.ts';`],
  ])('finds %s', (_, file, source) => {
    expect(wrongImports(file, source)).toHaveLength(1);
  });

  test.each<[what: string, file: string, source: string]>([
    ['a neighbour', 'stage/a.ts', `import type { Job } from './StageRun.ts';`],
    ['a lower layer', 'components/a.tsx', `import { a } from '../stage/runState.ts';`],
    ['a lower layer when asked for', 'page/a.tsx', `void import('../components/StageHistory.tsx');`],
    ['a lower layer in a template', 'page/a.tsx', 'void import(`../api/request.ts`);'],
    ['React from the queries upwards', 'query/a.ts', `import { useState } from 'react';`],
    ['React in the page', 'page/a.tsx', `import { useState } from 'react';`],
    ['React Query in the components', 'components/a.tsx', `import { a } from '@tanstack/react-query';`],
    ['anything below in a door', 'index.ts', `import './styles.css';\nexport * from './components/a.tsx';`],
    ['any package in a door', 'page.tsx', `import { createRoot } from 'react-dom/client';`],
    ['the simulator when the demo is asked for', 'page.tsx', `await import('./simulator/startDemo.ts');`],
    ['the simulator in its door', 'simulator.ts', `export { a } from './simulator/goServer.ts';`],
    [
      'Node and msw in the simulator',
      'simulator/a.ts',
      `import 'node:http';\nimport { http } from 'msw/node';`,
    ],
    ['what only a comment imports', 'stage/a.ts', `// import { a } from '../api/request.ts';`],
    ['what only a text imports', 'stage/a.ts', `const text = "import { a } from '../api/request.ts'";`],
  ])('lets %s pass', (_, file, source) => {
    expect(wrongImports(file, source)).toEqual([]);
  });

  it('finds every one of several, and names file, import and reason', () => {
    const source = `import '../api/request.ts';\nimport { a } from './a.ts';\nexport * from '../page/address.ts';`;
    expect(wrongImports('stage/b.ts', source)).toEqual([
      'stage/b.ts: ../api/request.ts: api is not below stage',
      'stage/b.ts: ../page/address.ts: page is not below stage',
    ]);
  });
});
