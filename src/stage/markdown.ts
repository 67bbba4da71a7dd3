/** A link in Markdown (CommonMark). No text can become markup, and no address can end the link early. */
export function markdownLink(text: string, address: string): string {
  return `[${markdownText(text)}](${markdownAddress(address)})`;
}

/** A text on one line, every character of which stands for itself. */
function markdownText(text: string): string {
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
