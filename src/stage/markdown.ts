/** A link in Markdown (CommonMark), on a text that is Markdown already: see {@link markdownText}. No address can end it early. */
export function markdownLink(markdown: string, address: string): string {
  return `[${markdown}](${markdownAddress(address)})`;
}

/** The Markdown of a text, on one line, in which every character stands for itself. */
export function markdownText(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

function markdownAddress(address: string): string {
  return (
    address
      .toWellFormed()
      // Code and HTML count for more than the link around them.
      .replace(/[\s\p{Cc}()<>[\]\\"'`]/gu, percentEncoded)
      .replace(/&(?=#?\w+;)/g, '&amp;')
  );
}

/** As `encodeURIComponent`, which leaves parentheses and apostrophes as they are. */
function percentEncoded(character: string): string {
  const encoded = encodeURIComponent(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
}
