import { defineStageHistory } from './element/StageHistoryElement.tsx';

// The script tag: two of them on one page, or one beside the package, are as good as one.
defineStageHistory();
