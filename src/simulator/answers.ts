/** A JSON answer; by default 200, and JSON of no version. */
export function jsonAnswer(
  value: unknown,
  { status = 200, contentType = 'application/json; charset=utf-8' } = {},
): Response {
  return answer(status, contentType, JSON.stringify(value));
}

/**
 * A line of plain text, with the newline Go servers end it with. Like them it calls itself JSON to a client that
 * asked for JSON, which it is not.
 */
export function textAnswer(status: number, line: string, request?: Request): Response {
  const asJson = request?.headers.get('Accept')?.includes('application/json') ?? false;
  return answer(
    status,
    asJson ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
    `${line}\n`,
  );
}

/** A small page: a heading and paragraphs of plain text. */
export function htmlAnswer(status: number, heading: string, paragraphs: readonly string[]): Response {
  const title = escapeHtml(heading);
  const body = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>\n`).join('');
  return answer(
    status,
    'text/html; charset=utf-8',
    `<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${title}</title></head>\n` +
      `<body>\n<h1>${title}</h1>\n${body}</body>\n</html>\n`,
  );
}

/** 405, naming the methods there are. */
export function wrongMethodAnswer(allowed: string, request: Request): Response {
  const refusal = textAnswer(405, `Method Not Allowed { ${request.method} }`, request);
  refusal.headers.set('Allow', allowed);
  return refusal;
}

function answer(status: number, contentType: string, body: string): Response {
  const bytes = new TextEncoder().encode(body);
  return new Response(bytes, {
    status,
    headers: { 'Content-Type': contentType, 'Content-Length': String(bytes.length) },
  });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
