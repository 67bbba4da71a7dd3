'use client';

import { defineStageHistory } from './element/StageHistoryElement.tsx';

export { defineStageHistory, StageHistoryElement } from './element/StageHistoryElement.tsx';
export type { StageHistoryElementProps } from './element/StageHistoryElement.tsx';
export type { StageHistoryEventMap } from './element/events.ts';

defineStageHistory();
