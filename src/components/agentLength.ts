/** Of an agent's UUID, so many characters tell it from the others. */
export const AGENT_LENGTH = 8;
