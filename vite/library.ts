import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BuildEnvironmentOptions } from 'vite';
import { TARGETS } from './script.ts';

/** What the host brings: never part of the library, with whatever path below it. */
const PEERS = /^(react|react-dom|@tanstack\/react-query)($|\/)/;

/** What the package's `exports` lead to. */
const DOORS = ['index', 'element', 'simulator', 'locales/de', 'locales/ja', 'locales/ar'];

/** The npm package: a module for each of ours, so that a bundler takes what a host uses. */
export const LIBRARY: BuildEnvironmentOptions = {
  outDir: 'dist/lib',
  emptyOutDir: true,
  copyPublicDir: false,
  target: TARGETS,
  cssTarget: TARGETS,
  // The host's bundler does that.
  minify: false,
  cssMinify: true,
  cssCodeSplit: false,
  lib: {
    entry: Object.fromEntries(DOORS.map((door) => [door, `src/${door}.ts`])),
    formats: ['es'],
    cssFileName: 'styles',
  },
  rolldownOptions: {
    external: (id) => PEERS.test(id) || id.startsWith('node:'),
    output: {
      preserveModules: true,
      preserveModulesRoot: 'src',
      entryFileNames: '[name].js',
      // Lazy parts: modules of their own like all others.
      chunkFileNames: '[name].js',
    },
  },
};

/**
 * Puts the declarations beside the library's modules: those that the doors lead to. The others would be dead weight, and
 * two that differ in case alone overwrite each other on some disks. Throws where they cannot be made.
 */
export function declareLibrary(folder: string): void {
  const made = mkdtempSync(join(tmpdir(), 'stage-history-types-'));
  try {
    const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.lib.json', '--outDir', made];
    execFileSync(process.execPath, tsc, { stdio: 'inherit' });
    const seen = new Set<string>();
    const take = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      const declared = asModules(readFileSync(join(made, file), 'utf8'));
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), declared);
      for (const [, path = ''] of declared.matchAll(RELATIVE)) take(join(dirname(file), `${path}.d.ts`));
    };
    for (const door of DOORS) take(`${door}.d.ts`);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/** What a declaration names of our own: `from './stage/StageRun.js'`, `import("./line.js")`. */
const RELATIVE = /(?:from |import\()['"](\.{1,2}\/[^'"]+)\.js['"]/g;

/** Declarations name the sources; in the package there are modules in their place, and the styles are a file beside. */
function asModules(declared: string): string {
  return declared
    .replaceAll(/^import '[^']*\.css';\n/gm, '')
    .replaceAll(/((?:from |import\()['"]\.{1,2}\/[^'"]+)\.tsx?(?=['"])/g, '$1.js');
}
