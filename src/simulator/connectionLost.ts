/**
 * The connection went away before the answer was complete: what a client's `fetch` rejects with, and what a door to
 * the simulated server turns into a connection that really breaks.
 */
export class ConnectionLost extends TypeError {
  constructor() {
    super('The connection to the simulated Go server was lost.');
    this.name = 'ConnectionLost';
  }
}
