import './styles.css';

export { StageHistory } from './components/StageHistory.tsx';
export type { StageAction, StageHistoryProps } from './components/StageHistory.tsx';
export type { ColorScheme, Density } from './components/looks.ts';
export type { HeadingLevel } from './components/headings.ts';
export type {
  AskHost,
  CancelDecision,
  CancelRequest,
  CancelSettled,
  StageFailure,
} from './components/hostControl.ts';
export type { CancelResult } from './query/cancelResult.ts';
export type { ApiFailure } from './api/ApiError.ts';
export type { ApiChoice } from './api/createStagesApi.ts';
export type { HistoryPage, PageCount, PageToken } from './api/StagesApi.ts';
export type { ViewToken } from './components/view.ts';
export type { Job, RunId, StageName, StageRun } from './stage/StageRun.ts';
export type { MessageOverrides, StageHistoryLanguage, StageHistoryMessages } from './components/language.ts';
