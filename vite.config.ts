import react from '@vitejs/plugin-react';
import type { ProxyOptions } from 'vite';
import { defineConfig } from 'vitest/config';
import { simulatedGoServer } from './src/simulator/vitePlugin.ts';
import { declareLibrary, LIBRARY } from './vite/library.ts';
import { copyScript, scriptTag, TARGETS } from './vite/script.ts';
import { DOORS } from './test/doors/tests.ts';

const realServer = process.env['GO_SERVER_URL'];
const proxy = realServer === undefined ? {} : { proxy: goServerProxy(realServer) };

/**
 * What takes minutes is no part of the tests of every change: a simulated day, fresh apps that install the package, and
 * the page's own tests once more on a page that shows the script tag's element in the component's place.
 */
const INCLUDED: Readonly<Record<string, readonly string[]>> = {
  soak: ['test/soak/*.soak.ts'],
  pack: ['test/pack/*.pack.ts'],
  doors: DOORS,
};

export default defineConfig(({ mode, command }) => ({
  // Relative, so that the built page works from any folder of any web server.
  base: './',
  plugins: [react(), scriptTag(), ...(realServer === undefined ? [simulatedGoServer()] : [])],
  server: { port: 5173, ...proxy },
  preview: { port: 4173, ...proxy },
  build: {
    outDir: 'dist/page',
    target: TARGETS,
    // Without it the minifier rewrites light-dark() in a way that no longer follows a host's color-scheme.
    cssTarget: TARGETS,
    // msw and the simulated server, loaded for the demo alone.
    chunkSizeWarningLimit: 700,
  },
  // `vite build` makes the page with the script tag beside it, the library, and the script tag by itself.
  ...(command === 'build' && {
    environments: { lib: { consumer: 'client', build: LIBRARY } },
    builder: {
      buildApp: async (builder) => {
        const { client, lib } = builder.environments;
        if (client) await builder.build(client);
        if (lib) await builder.build(lib);
        declareLibrary('dist/lib');
        copyScript('dist/page', 'dist/script');
      },
    },
  }),
  test: {
    include: [...(INCLUDED[mode] ?? ['test/**/*.test.{ts,tsx}'])],
    globalSetup: ['test/support/globalSetup.ts'],
    reporters: ['default', './test/support/countReporter.ts'],
    // A look of axe at a full page takes most of it on a busy computer; whatever waits in vain has a shorter limit.
    testTimeout: mode === 'soak' ? 3_600_000 : 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000, interval: 100 } },
    // More than cores: the tests mostly wait, for half seconds in which buttons take no clicks and the like.
    maxWorkers: mode === 'soak' ? 1 : 4,
  },
}));

/**
 * Sends `/go` on to a real Go server, as seen from the page on its own origin; cookies and Basic credentials pass
 * both ways. `url` may name the context path or not (`https://go.example.com:8153`, `https://go.example.com/go`).
 * Throws where it is no http(s) address.
 */
function goServerProxy(url: string): Record<string, ProxyOptions> {
  if (!/^https?:$/.test(protocolOf(url)))
    throw new Error(
      `GO_SERVER_URL is “${url}”, which is no http or https address. Example: https://go.example.com:8153`,
    );
  return {
    '/go': {
      target: new URL(url).origin,
      changeOrigin: true,
      // Redirects and cookies of the Go server name its own host; here they belong to this one.
      autoRewrite: true,
      cookieDomainRewrite: '',
    },
  };
}

function protocolOf(url: string): string {
  try {
    return new URL(url).protocol;
  } catch {
    return '';
  }
}
