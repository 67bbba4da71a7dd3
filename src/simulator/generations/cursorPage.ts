/** A page of a list that is read by cursors. */
export interface CursorPage {
  /** Newest first. */
  readonly ids: readonly number[];
  /** Whether there is anything newer than this page. */
  readonly newer: boolean;
  /** Whether there is anything older than this page. */
  readonly older: boolean;
}

/** Which page is asked for. A cursor is an id of the server's own; 0: none. */
export interface CursorQuery {
  readonly after: number;
  readonly before: number;
  readonly pageSize: number;
}

/**
 * Reads a query as GoCD does from 20.1.0 on.
 * @returns what is wrong with it, where something is
 */
export function readCursorQuery(query: URLSearchParams): CursorQuery | string {
  const after = readCursor(query, 'after');
  const before = readCursor(query, 'before');
  const pageSize = readInteger(query.get('page_size') ?? '10');
  if (typeof after === 'string') return after;
  if (typeof before === 'string') return before;
  if (pageSize === undefined || pageSize < 10 || pageSize > 100)
    return "The query parameter 'page_size', if specified must be a number between 10 and 100.";
  return { after, before, pageSize };
}

/**
 * The page next to a cursor, on its older side (`after`, which wins) or its newer side (`before`); without a cursor
 * the newest page.
 * @param ids of the whole list, ascending
 */
export function cursorPage(ids: readonly number[], { after, before, pageSize }: CursorQuery): CursorPage {
  const page = [...pageNextTo(ids, after, before, pageSize)].reverse();
  return {
    ids: page,
    newer: page.length > 0 && page[0] !== ids.at(-1),
    older: page.length > 0 && page.at(-1) !== ids[0],
  };
}

function pageNextTo(ids: readonly number[], after: number, before: number, size: number): readonly number[] {
  if (after > 0) return ids.filter((id) => id < after).slice(-size);
  if (before > 0) return ids.filter((id) => id > before).slice(0, size);
  return ids.slice(-size);
}

function readCursor(query: URLSearchParams, name: string): number | string {
  const text = query.get(name)?.trim() ?? '';
  const cursor = text === '' ? 0 : readInteger(text);
  return cursor === undefined || cursor < 0
    ? `The query parameter '${name}', if specified, must be a positive integer.`
    : cursor;
}

function readInteger(text: string): number | undefined {
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : undefined;
}
