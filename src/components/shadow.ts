/** The element that has the focus, in whatever shadow root it is. Null where none has. */
export function focusedElement(document: Document): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

/** Is text selected that lies within the element, wholly or in part? A selection hides what of it is in a shadow root. */
export function holdsSelection(element: HTMLElement): boolean {
  const selection = element.ownerDocument.getSelection();
  if (selection === null) return false;
  const root = element.getRootNode();
  if (!(root instanceof ShadowRoot)) return !selection.isCollapsed && selection.containsNode(element, true);
  const range = selectedRange(selection, root);
  if (range === undefined) return false;
  const selected = element.ownerDocument.createRange();
  selected.setStart(range.startContainer, range.startOffset);
  selected.setEnd(range.endContainer, range.endOffset);
  return !selected.collapsed && selected.intersectsNode(element);
}

/** What of the selection lies in the shadow root. */
function selectedRange(selection: Selection, root: ShadowRoot): AbstractRange | undefined {
  // Browsers from before 2025 have none.
  if (!('getComposedRanges' in selection)) return undefined;
  const [range] = selection.getComposedRanges({ shadowRoots: [root] });
  return range !== undefined && root.contains(range.startContainer) && root.contains(range.endContainer)
    ? range
    : undefined;
}
