const inNameOrder = new Intl.Collator('en', { numeric: true });

/** Orders jobs by name, numbers in them by their size: `suite-2` stands before `suite-10`. The server's own order is not defined. */
export function byJobName(one: { readonly name: string }, other: { readonly name: string }): number {
  // job-1 and job-01 are equal to the collator; without a tie-break the server's order, which may change, would show.
  return (
    inNameOrder.compare(one.name, other.name) || (one.name < other.name ? -1 : Number(one.name > other.name))
  );
}
