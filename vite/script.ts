import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { Plugin, Rolldown } from 'vite';
import { partsBringSheets } from './sheets.ts';

/** The script tag's file, and the folder of the chunks beside it. */
export const SCRIPT = 'gocd-stage-history.js';

/** What browsers the outputs are for. */
export const TARGETS = ['chrome123', 'firefox120', 'safari17.5'];

/** What the widget can speak beside English, each in a file of its own beside the script. */
const LANGUAGES = ['de', 'ja', 'ar'];

/** One file of the script tag. */
export interface ScriptFile {
  /** Its path below the folder that the script is in. */
  readonly fileName: string;
  readonly source: string;
}

/**
 * Builds the script tag: one file with all that the list shows first, chunks that it loads when they are used, by
 * addresses relative to its own, and the languages, which the page loads that wants one.
 */
export async function buildScript(): Promise<readonly ScriptFile[]> {
  const { NODE_ENV } = process.env;
  // Vitest sets it, and with any value but this one Vite puts React's development build in.
  process.env['NODE_ENV'] = 'production';
  try {
    const files = await bundle(
      { 'gocd-stage-history': 'src/script.ts' },
      // The script itself holds next to nothing. Under an address with `?v=2`, or one that was redirected, it is
      // another module than the one that chunks would import things from, and there would be two Reacts.
      [{ name: 'list', tags: ['$initial'], test: (id) => !id.endsWith('src/script.ts') }],
    );
    // One build each: together they would share chunks, and with the script so would it.
    for (const language of LANGUAGES)
      files.push(
        ...(await bundle({ [`gocd-stage-history/locales/${language}`]: `src/locales/${language}.ts` })),
      );
    return files;
  } finally {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  }
}

/** Bundles for browsers, with all that is imported. `groups`: what goes into chunks of its own beside what is loaded later. */
async function bundle(
  input: Readonly<Record<string, string>>,
  groups: Rolldown.CodeSplittingGroup[] = [],
): Promise<ScriptFile[]> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    publicDir: false,
    plugins: [partsBringSheets(), react()],
    // A page of any folder and any origin may load it.
    base: './',
    build: {
      write: false,
      target: TARGETS,
      cssTarget: TARGETS,
      modulePreload: false,
      rolldownOptions: {
        input,
        // What a language exports is what the page is after.
        preserveEntrySignatures: 'strict',
        // `react-dom` and the like say it of themselves; one script for browsers has nobody to tell.
        onLog: (level, log, tell) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : tell(level, log)),
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'gocd-stage-history/[name]-[hash].js',
          codeSplitting: { groups },
        },
      },
    },
  });
  return outputsOf(built).map((file) => ({
    fileName: file.fileName,
    source: file.type === 'chunk' ? file.code : String(file.source),
  }));
}

function outputsOf(built: Awaited<ReturnType<typeof build>>): readonly Rolldown.OutputBundle[string][] {
  const outputs = Array.isArray(built) ? built : [built];
  return outputs.flatMap((one) => ('output' in one ? one.output : []));
}

/**
 * The script tag at its place: beside the built page, and from the development server, which builds it when somebody
 * asks for it and again after a source has changed.
 */
export function scriptTag(): Plugin {
  return {
    name: 'script-tag',
    applyToEnvironment: ({ name }) => name === 'client',
    async generateBundle() {
      for (const file of await buildScript()) this.emitFile({ type: 'asset', ...file });
    },
    configureServer({ middlewares, watcher }) {
      let built: Promise<readonly ScriptFile[]> | undefined;
      const forget = (): void => {
        built = undefined;
      };
      watcher.on('change', forget).on('add', forget).on('unlink', forget);
      middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0]?.slice(1) ?? '';
        if (path !== SCRIPT && !path.startsWith('gocd-stage-history/')) {
          next();
          return;
        }
        built ??= buildScript();
        built.then(
          (files) => {
            const file = files.find(({ fileName }) => fileName === path);
            if (file === undefined) {
              next();
              return;
            }
            response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
            response.setHeader('Cache-Control', 'no-cache');
            response.end(file.source);
          },
          (error: unknown) => {
            forget();
            next(error);
          },
        );
      });
    },
  };
}

/** Takes the script tag and its chunks out of the built page's folder, for whoever wants nothing else. */
export function copyScript(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const name of [SCRIPT, 'gocd-stage-history'])
    cpSync(join(from, name), join(to, name), { recursive: true });
}
