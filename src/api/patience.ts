/** How long a read may take, in milliseconds. */
export const READ_PATIENCE_MS = 15_000;

/** How long a cancel or a re-run is waited for, in milliseconds. It is not taken back afterwards. */
export const POST_PATIENCE_MS = 30_000;
