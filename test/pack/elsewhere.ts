import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { html, run } from './app.ts';

const CONFIG = `
import { svelte } from '@sveltejs/vite-plugin-svelte';
import react from '@vitejs/plugin-react';
export default {
  plugins: [react(), svelte()],
  base: './',
  resolve: { alias: { vue: 'vue/dist/vue.esm-bundler.js' } },
  build: { rolldownOptions: { input: ['vue.html', 'svelte.html', 'mixed.html'] } },
};
`;

const VUE = `
import { createApp, ref } from 'vue';
import 'gocd-stage-history/element';
const app = createApp({
  setup: () => ({ stage: ref('test'), page: ref('') }),
  template: \`
    <gocd-stage-history pipeline="website" :stage="stage" :overview="false" @pagechange="page = $event.detail.page" />
    <p id="told">{{ page }}</p>
    <button @click="stage = 'nowhere'">Another stage</button>
  \`,
});
app.config.compilerOptions.isCustomElement = (tag) => tag === 'gocd-stage-history';
app.mount('#root');
`;

const SVELTE = `
<script>
  import 'gocd-stage-history/element';
  let stage = $state('test');
  let page = $state('');
</script>
<gocd-stage-history pipeline="website" {stage} overview={false} onpagechange={(event) => (page = event.detail.page)}></gocd-stage-history>
<p id="told">{page}</p>
<button onclick={() => (stage = 'nowhere')}>Another stage</button>
`;

/** A React host of the older version; what the script tag brings is the newer one. */
const MIXED = `
import { version } from 'react';
import { createRoot } from 'react-dom/client';
import { StageHistory } from 'gocd-stage-history';
import 'gocd-stage-history/styles.css';
document.title = version;
createRoot(document.getElementById('root')).render(<StageHistory pipeline="website" stage="test" overview={false} />);
`;

const ELEMENTS = `<gocd-stage-history pipeline="demo_pipeline" stage="first_stage" overview="no"></gocd-stage-history>
    <gocd-stage-history pipeline="website" stage="test"></gocd-stage-history>
    <script type="module" src="./script/gocd-stage-history.js"></script>
  </body>`;

/** Pages of other frameworks, and one with a React of its own beside the script tag. Returns their folder. */
export function elsewhere(tarball: string): { readonly pages: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'stage-history-elsewhere-'));
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const manifest = {
    name: 'elsewhere',
    private: true,
    type: 'module',
    dependencies: {
      'gocd-stage-history': `file:${tarball}`,
      react: '18.3.1',
      'react-dom': '18.3.1',
      '@tanstack/react-query': '5.108.0',
      vue: '3.5.45',
      svelte: '5.57.3',
    },
    devDependencies: {
      '@sveltejs/vite-plugin-svelte': '7.3.1',
      '@vitejs/plugin-react': '6.3.0',
      vite: '8.3.8',
    },
  };
  write('package.json', JSON.stringify(manifest));
  write('vite.config.js', CONFIG);
  write('vue.html', html('vue.js'));
  write('vue.js', VUE);
  write('svelte.html', html('svelte.js'));
  write('App.svelte', SVELTE);
  write(
    'svelte.js',
    `import { mount } from 'svelte';\nimport App from './App.svelte';\nmount(App, { target: document.getElementById('root') });`,
  );
  write('mixed.html', html('mixed.jsx'));
  write('mixed.jsx', MIXED);
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--silent');
  run(folder, 'npx', 'vite', 'build', '--logLevel', 'error');
  const pages = join(folder, 'dist');
  mkdirSync(join(pages, 'script'));
  cpSync('dist/script', join(pages, 'script'), { recursive: true });
  return { pages, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The page of two Reacts, with the script tag and its two elements put in as its host would. */
export function withElements(page: string): string {
  return page.replace('</body>', ELEMENTS);
}
