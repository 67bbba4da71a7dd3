import { resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

const SRC = resolve('src');
const SHEETS = resolve('src/element/sheets.ts');
const PREFIX = '\0sheet:';

/**
 * For the script tag: each part brings its styles along into the elements' shadow roots, when it is loaded and not
 * before. A source's `import './part.css'`, which elsewhere becomes a stylesheet of the page, becomes a call there.
 */
export function partsBringSheets(): Plugin {
  return {
    name: 'parts-bring-sheets',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!importer?.startsWith(SRC + sep)) return undefined;
      const path = resolve(importer, '..', source.split('?')[0] ?? '');
      // What the list shows is all that the element has from the beginning.
      if (source === './all.css?inline') return `${resolve(SRC, 'styles.css')}?inline`;
      return source.endsWith('.css') ? `${PREFIX}${path}.js` : undefined;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return undefined;
      const path = id.slice(PREFIX.length, -'.js'.length);
      return {
        code: `import { addStyles } from ${JSON.stringify(SHEETS)};
import css from ${JSON.stringify(`${path}?inline`)};
addStyles(css);`,
        moduleSideEffects: true,
      };
    },
  };
}
