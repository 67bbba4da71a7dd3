import styles from './all.css?inline';
import host from './host.css?inline';

/**
 * The styles of all elements. Constructed sheets, which a strict Content-Security-Policy allows without a nonce, and of
 * which the browser keeps one however many elements there are.
 */
const sheets: CSSStyleSheet[] = [];
const roots = new Set<WeakRef<ShadowRoot>>();

/** Gives the shadow root the styles that there are, and those to come. */
export function adoptStyles(root: ShadowRoot): void {
  if (sheets.length === 0) sheets.push(sheetOf(host), sheetOf(styles));
  roots.add(new WeakRef(root));
  root.adoptedStyleSheets = sheets;
}

/** Adds the styles of a part that has been loaded later to all elements. */
export function addStyles(css: string): void {
  const sheet = sheetOf(css);
  sheets.push(sheet);
  for (const ref of roots) {
    const root = ref.deref();
    if (root === undefined) roots.delete(ref);
    // A host may have added its own.
    else root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
